import { compareDiscounts, type DiscountOrder } from '#kernel/discount'
import type { Charge } from '#app/catalog/charge'
import { pluginHost } from '#app/plugin_host/plugin_host'
import { orderOn, type DiscountOrders } from '#app/rating/discount_orders'
import type { RatingCall } from '#app/billing/freezing/rating_calls'
import type { DiscountUse } from '#sdk/rating'

/** What a charge is as a discount that sees those before it; null for any other charge. */
export function discountOf(charge: Charge): DiscountUse | null {
  return pluginHost().ratingRule(charge.ruleCode, charge.ruleRevision).discount(charge.terms)
}

/**
 * The place of discounts among each other: period by period, in the order that holds for it, then the
 * oldest first. The first day of the period alone decides which order holds, so that a late
 * correction is computed in the order of then.
 */
export function compareDiscountCalls(
  left: RatingCall,
  right: RatingCall,
  orders: DiscountOrders
): number {
  const days = compareText(left.whole.startsOn, right.whole.startsOn)
  if (days !== 0) return days
  const order: DiscountOrder = orderOn(orders, left.whole.startsOn)
  return (
    compareDiscounts(order, discountOf(left.charge)!, discountOf(right.charge)!) ||
    compareText(left.whole.endsOn, right.whole.endsOn) ||
    oldestOf(left) - oldestOf(right) ||
    left.charge.position - right.charge.position ||
    compareText(left.part.startsOn, right.part.startsOn) ||
    left.charge.id - right.charge.id
  )
}

/** Subscriptions are numbered in the order in which they were made. */
function oldestOf({ members, subscriptionId }: RatingCall): number {
  return members.length === 0
    ? subscriptionId
    : Math.min(...members.map(({ subscription }) => subscription.id))
}

function compareText(left: string, right: string): number {
  return left < right ? -1 : Number(left > right)
}
