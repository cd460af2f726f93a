import type { HttpContext } from '@adonisjs/core/http'
import { IdempotencyKeyException } from '#app/integrations/exceptions/idempotency_key_exception'
import { CarryOutOrder } from '#app/subscriptions/actions/carry_out_order'
import { undoOrder, withFieldErrors } from '#app/subscriptions/validators/order_of'
import { undoValidator } from '#app/subscriptions/validators/order_validator'
import { requestOf } from '#app/subscriptions/validators/request_of'

export default class ApiSubscriptionUndosController {
  async store(ctx: HttpContext) {
    const input = await ctx.request.validateUsing(undoValidator)
    const request = requestOf(ctx, 'POST /api/v1/subscriptions/:id/undos')
    const result = await withFieldErrors(() => {
      return new CarryOutOrder().executeOnce(undoOrder(ctx, Number(ctx.params.id), input), request)
    })
    if (result.type === 'other_request') throw IdempotencyKeyException.usedForAnother()
    return ctx.response.ok(result.body)
  }
}
