import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { IdempotencyKeyException } from '#app/integrations/exceptions/idempotency_key_exception'
import { CarryOutOrder } from '#app/subscriptions/actions/carry_out_order'
import FindSubscription from '#app/subscriptions/queries/find_subscription'
import ListSubscriptions, {
  MOST_SUBSCRIPTIONS,
} from '#app/subscriptions/queries/list_subscriptions'
import SubscriptionDetailsTransformer from '#app/subscriptions/transformers/subscription_details_transformer'
import SubscriptionTransformer from '#app/subscriptions/transformers/subscription_transformer'
import { startOrder, withFieldErrors } from '#app/subscriptions/validators/order_of'
import { startValidator } from '#app/subscriptions/validators/order_validator'
import { requestOf } from '#app/subscriptions/validators/request_of'
import { subscriptionsQuery } from '#app/subscriptions/validators/subscription_answers'

/** Subscriptions for programs: the console's queries and orders behind a token. */
export default class ApiSubscriptionsController {
  @inject()
  async index({ request, company, response }: HttpContext, list: ListSubscriptions) {
    const asked = await request.validateUsing(subscriptionsQuery, { data: request.qs() })
    const rows = await list.execute(company.id, asked)
    return response.ok({
      subscriptions: rows.map((row) => new SubscriptionTransformer(row).toObject()),
      after: rows.length < MOST_SUBSCRIPTIONS ? null : rows.at(-1)!.id,
    })
  }

  @inject()
  async show({ params, company, response }: HttpContext, find: FindSubscription) {
    const subscription = await find.execute(company.id, Number(params.id))
    const view = new SubscriptionDetailsTransformer(subscription).toObject()
    return response.ok({ subscription: view })
  }

  async store(ctx: HttpContext) {
    const input = await ctx.request.validateUsing(startValidator)
    const request = requestOf(ctx, 'POST /api/v1/subscriptions')
    const result = await withFieldErrors(() => {
      return new CarryOutOrder().executeOnce(startOrder(ctx, input), request)
    })
    if (result.type === 'other_request') throw IdempotencyKeyException.usedForAnother()
    return ctx.response.ok(result.body)
  }
}
