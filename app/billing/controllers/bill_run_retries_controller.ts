import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import OrderRetry from '#app/billing/actions/order_retry'

export default class BillRunRetriesController {
  @inject()
  async store(ctx: HttpContext, orderRetry: OrderRetry) {
    const { params, company, staff, response, session, i18n } = ctx
    const actor = staff!.user.email
    const runId = Number(params.id)
    const count = await orderRetry.execute({ companyId: company.id, runId, actor })
    session.flash('success', i18n.t('runs.retried', { count }))
    return response.redirect().toRoute('billing.bill_runs.show', { id: runId })
  }
}
