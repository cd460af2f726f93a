import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import OrderSuspenseRetry from '#app/usage/actions/order_suspense_retry'
import { retryValidator } from '#app/usage/validators/suspense_validator'

@inject()
export default class SuspenseRetriesController {
  constructor(private readonly orderRetry: OrderSuspenseRetry) {}

  async store({ request, response, session, company, staff, i18n }: HttpContext) {
    const choice = await request.validateUsing(retryValidator)
    const actor = staff!.user.email
    const order = await this.orderRetry.execute({ companyId: company.id, choice, actor })
    session.flash(
      'success',
      order.type === 'done'
        ? i18n.t('usage.retried', { ...order.totals })
        : i18n.t('usage.retry_ordered', { count: order.count })
    )
    return response.redirect().back()
  }
}
