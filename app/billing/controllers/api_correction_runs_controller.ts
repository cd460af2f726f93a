import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import BillCorrection from '#app/billing/actions/bill_correction'
import { correctionRunValidator } from '#app/billing/validators/correction_validator'

export default class ApiCorrectionRunsController {
  @inject()
  async store(ctx: HttpContext, billCorrection: BillCorrection) {
    const { request, response, params, company, token } = ctx
    const input = await request.validateUsing(correctionRunValidator)
    const actor = `token ${token!.name}`
    const order = { ...input, companyId: company.id, correctionId: Number(params.id), actor }
    return response.ok({ runId: await billCorrection.execute(order) })
  }
}
