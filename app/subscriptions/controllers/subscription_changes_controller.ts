import { randomUUID } from 'node:crypto'
import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { PreviewSubscriptionChange } from '#app/billing/actions/preview_subscription_change'
import ChangePreviewTransformer from '#app/billing/transformers/change_preview_transformer'
import { CarryOutOrder } from '#app/subscriptions/actions/carry_out_order'
import FindSubscription from '#app/subscriptions/queries/find_subscription'
import { listPlanOptions } from '#app/subscriptions/queries/list_plan_options'
import SubscriptionDetailsTransformer from '#app/subscriptions/transformers/subscription_details_transformer'
import { changeOrder, withFieldErrors } from '#app/subscriptions/validators/order_of'
import {
  CHANGE_CHOICES,
  changeTryValidator,
  changeValidator,
} from '#app/subscriptions/validators/order_validator'
import { tried } from '#app/subscriptions/validators/tried'

export default class SubscriptionChangesController {
  /** The form of a kind of change, and beside it what the next bill would be with it. */
  @inject()
  async create(ctx: HttpContext, findSubscription: FindSubscription) {
    const { inertia, request, params, company } = ctx
    const subscription = await findSubscription.execute(company.id, Number(params.id))
    const { preview, problem } = await tried(changeTryValidator, request.qs(), async (input) => {
      const order = await changeOrder(ctx, subscription.id, input)
      return new PreviewSubscriptionChange().execute(order)
    })
    const kind = CHANGE_CHOICES.find((one) => one === request.input('kind')) ?? 'plan'
    return inertia.render('subscriptions/subscription_changes/create', {
      subscription: SubscriptionDetailsTransformer.transform(subscription),
      kind,
      plans: await listPlanOptions(company.id, subscription.account.currency),
      requestId: randomUUID(),
      preview: preview && ChangePreviewTransformer.transform(preview),
      problem,
    })
  }

  async store(ctx: HttpContext) {
    const { request, response, session, params, i18n } = ctx
    const input = await request.validateUsing(changeValidator)
    const { subscriptionId: id } = await withFieldErrors(async () => {
      return new CarryOutOrder().execute(await changeOrder(ctx, Number(params.id), input))
    })
    session.flash('success', i18n.t(`subscriptions.done.${input.kind}`))
    return response.redirect().toRoute('subscriptions.subscriptions.show', { id })
  }
}
