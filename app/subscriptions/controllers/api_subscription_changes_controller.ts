import type { HttpContext } from '@adonisjs/core/http'
import { IdempotencyKeyException } from '#app/integrations/exceptions/idempotency_key_exception'
import { CarryOutOrder } from '#app/subscriptions/actions/carry_out_order'
import { changeOrder, withFieldErrors } from '#app/subscriptions/validators/order_of'
import { changeValidator } from '#app/subscriptions/validators/order_validator'
import { requestOf } from '#app/subscriptions/validators/request_of'

export default class ApiSubscriptionChangesController {
  async store(ctx: HttpContext) {
    const input = await ctx.request.validateUsing(changeValidator)
    const request = requestOf(ctx, 'POST /api/v1/subscriptions/:id/changes')
    const result = await withFieldErrors(async () => {
      const order = await changeOrder(ctx, Number(ctx.params.id), input)
      return new CarryOutOrder().executeOnce(order, request)
    })
    if (result.type === 'other_request') throw IdempotencyKeyException.usedForAnother()
    return ctx.response.ok(result.body)
  }
}
