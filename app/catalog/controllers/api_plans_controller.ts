import type { HttpContext } from '@adonisjs/core/http'
import { orderPlan } from '#app/catalog/forms/plan_orders'
import { planValidator } from '#app/catalog/validators/plan_validator'
import { IdempotencyKeyException } from '#app/integrations/exceptions/idempotency_key_exception'
import { idempotentRequest } from '#app/integrations/idempotent_request'

/** Plans from programs: judged by the same rules as the form. */
export default class ApiPlansController {
  async store(ctx: HttpContext) {
    const { request, response, company, token, i18n } = ctx
    const body = await request.validateUsing(planValidator)
    const orderer = {
      companyId: company.id,
      actor: `token ${token!.name}`,
      request: idempotentRequest(ctx, 'POST /api/v1/plans', request.raw() ?? ''),
    }
    const result = await orderPlan(orderer, body, i18n)
    if (result.type === 'other_request') throw IdempotencyKeyException.usedForAnother()
    return response.ok(result.answer)
  }
}
