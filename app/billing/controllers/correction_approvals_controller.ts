import type { HttpContext } from '@adonisjs/core/http'
import { ApproveCorrection } from '#app/billing/actions/approve_correction'
import { CorrectionException } from '#app/billing/exceptions/correction_exception'
import { correctionApprovalValidator } from '#app/billing/validators/correction_validator'

/** The second pair of eyes. */
export default class CorrectionApprovalsController {
  async store({ request, params, response, session, company, staff, i18n }: HttpContext) {
    const { dryRunId } = await request.validateUsing(correctionApprovalValidator)
    const correctionId = Number(params.id)
    const { email: actor, id: userId } = staff!.user
    try {
      const approval = { companyId: company.id, correctionId, actor, userId, dryRunId }
      await new ApproveCorrection().execute(approval)
      session.flash('success', i18n.t('corrections.approved'))
    } catch (error) {
      if (!(error instanceof CorrectionException)) throw error
      session.flash('error', error.message)
    }
    return response.redirect().toRoute('billing.corrections.show', { id: correctionId })
  }
}
