import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { CancelWhatIf } from '#app/billing/actions/cancel_what_if'

export default class WhatIfCancellationsController {
  @inject()
  async store(ctx: HttpContext, cancelWhatIf: CancelWhatIf) {
    const { params, company, staff, response, session, i18n } = ctx
    const reportId = Number(params.id)
    await cancelWhatIf.execute({ companyId: company.id, reportId, actor: staff!.user.email })
    session.flash('success', i18n.t('what_if.cancelled'))
    return response.redirect().toRoute('billing.what_ifs.show', { id: params.id })
  }
}
