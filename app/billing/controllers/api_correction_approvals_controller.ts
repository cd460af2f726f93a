import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { ApproveCorrection } from '#app/billing/actions/approve_correction'
import ShowCorrection from '#app/billing/queries/show_correction'
import CorrectionTransformer from '#app/billing/transformers/correction_transformer'
import { correctionApprovalValidator } from '#app/billing/validators/correction_validator'

export default class ApiCorrectionApprovalsController {
  @inject()
  async store(ctx: HttpContext, showCorrection: ShowCorrection) {
    const { request, response, params, company, token } = ctx
    const { dryRunId } = await request.validateUsing(correctionApprovalValidator)
    const { name, userId } = token!
    const own = { companyId: company.id, correctionId: Number(params.id) }
    await new ApproveCorrection().execute({ ...own, actor: `token ${name}`, userId, dryRunId })
    const correction = await showCorrection.execute(company.id, own.correctionId)
    return response.ok({ correction: new CorrectionTransformer(correction).forApi() })
  }
}
