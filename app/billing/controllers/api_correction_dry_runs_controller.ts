import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { clock } from '#app/database/clock'
import OrderCorrectionRun from '#app/billing/actions/order_correction_run'

export default class ApiCorrectionDryRunsController {
  @inject()
  async store({ params, company, token, response }: HttpContext, orderRun: OrderCorrectionRun) {
    const actor = `token ${token!.name}`
    const order = { companyId: company.id, correctionId: Number(params.id), actor }
    const issuedOn = clock.todayOf(company)
    return response.ok({ runId: await orderRun.execute({ ...order, kind: 'preview', issuedOn }) })
  }
}
