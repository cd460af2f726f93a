import type { HttpContext } from '@adonisjs/core/http'
import { orderVersion } from '#app/catalog/forms/plan_orders'
import { planVersionValidator } from '#app/catalog/validators/plan_validator'
import { IdempotencyKeyException } from '#app/integrations/exceptions/idempotency_key_exception'
import { idempotentRequest } from '#app/integrations/idempotent_request'

/** New versions of plans from programs. */
export default class ApiPlanVersionsController {
  async store(ctx: HttpContext) {
    const { request, response, params, company, token, i18n } = ctx
    const planId = Number(params.id)
    const body = await request.validateUsing(planVersionValidator)
    const operation = `POST /api/v1/plans/${planId}/versions`
    const orderer = {
      companyId: company.id,
      actor: `token ${token!.name}`,
      request: idempotentRequest(ctx, operation, request.raw() ?? ''),
    }
    const result = await orderVersion(orderer, planId, body, i18n)
    if (result.type === 'other_request') throw IdempotencyKeyException.usedForAnother()
    return response.ok(result.answer)
  }
}
