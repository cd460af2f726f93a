import {
  claimAnswer,
  keepAnswer,
  type IdempotentRequest,
  type StoredAnswer,
} from '#app/database/idempotency'
import { unitOfWork } from '#app/database/unit_of_work'
import { applyOrder, type Ordered, type SubscriptionOrder } from '#app/subscriptions/orders'

/**
 * Starts, changes, transfers or undoes. A request that its sender repeats gets the answer it had, and
 * changes nothing again. Errors: those of the order.
 */
export class CarryOutOrder {
  async execute(order: SubscriptionOrder): Promise<Ordered> {
    return unitOfWork((work) => applyOrder(work, order))
  }

  async executeOnce(
    order: SubscriptionOrder,
    request: IdempotentRequest | null
  ): Promise<StoredAnswer> {
    return unitOfWork(async (work) => {
      const known = request && (await claimAnswer(work, request))
      if (known) return known
      const { subscriptionId, effectiveOn } = await applyOrder(work, order)
      const body = { subscriptionId, effectiveOn }
      if (request) await keepAnswer(work, request, 200, body)
      return { type: 'answered', status: 200, body }
    })
  }
}
