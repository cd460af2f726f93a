import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { CancelRun } from '#app/billing/actions/cancel_run'

export default class BillRunCancellationsController {
  @inject()
  async store(ctx: HttpContext, cancelRun: CancelRun) {
    const { params, company, staff, response, session, i18n } = ctx
    const actor = staff!.user.email
    await cancelRun.execute({ companyId: company.id, runId: Number(params.id), actor })
    session.flash('success', i18n.t('runs.cancelled'))
    return response.redirect().toRoute('billing.bill_runs.show', { id: params.id })
  }
}
