import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import OrderSuspenseWork from '#app/usage/actions/order_suspense_work'
import { selectionOf } from '#app/usage/suspense_selection'
import { retryValidator } from '#app/usage/validators/suspense_validator'

export default class SuspenseRetriesController {
  @inject()
  async store(ctx: HttpContext, orderWork: OrderSuspenseWork) {
    const { request, response, session, company, staff, i18n } = ctx
    const selection = selectionOf(await request.validateUsing(retryValidator))
    const actor = staff!.user.email
    const order = { companyId: company.id, kind: 'retry', selection, note: '', actor } as const
    const work = await orderWork.execute(order)
    session.flash('success', i18n.t(`usage.retried.${work.type}`, { ...work }))
    return response.redirect().back()
  }
}
