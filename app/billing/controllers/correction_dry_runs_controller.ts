import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { clock } from '#app/database/clock'
import OrderCorrectionRun from '#app/billing/actions/order_correction_run'

export default class CorrectionDryRunsController {
  @inject()
  async store(ctx: HttpContext, orderRun: OrderCorrectionRun) {
    const { params, response, company, staff } = ctx
    const correctionId = Number(params.id)
    const order = { companyId: company.id, correctionId, actor: staff!.user.email }
    await orderRun.execute({ ...order, kind: 'preview', issuedOn: clock.todayOf(company) })
    return response.redirect().toRoute('billing.corrections.show', { id: correctionId })
  }
}
