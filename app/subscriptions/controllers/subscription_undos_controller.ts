import type { HttpContext } from '@adonisjs/core/http'
import { CarryOutOrder } from '#app/subscriptions/actions/carry_out_order'
import { undoOrder, withFieldErrors } from '#app/subscriptions/validators/order_of'
import { undoValidator } from '#app/subscriptions/validators/order_validator'

export default class SubscriptionUndosController {
  async store(ctx: HttpContext) {
    const { request, response, session, params, i18n } = ctx
    const order = undoOrder(ctx, Number(params.id), await request.validateUsing(undoValidator))
    const { subscriptionId: id } = await withFieldErrors(() => new CarryOutOrder().execute(order))
    session.flash('success', i18n.t('subscriptions.done.undo'))
    return response.redirect().toRoute('subscriptions.subscriptions.show', { id })
  }
}
