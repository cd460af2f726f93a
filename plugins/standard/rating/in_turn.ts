import { addRational, rational, subtractRational, ZERO, type Rational } from '#sdk/decimal'
import type { RatingGroup, UsageEvent } from '#sdk/rating'
import type { Reached } from '#plugins/standard/rating/itemise'
import type { PricedQuantity } from '#plugins/standard/rating/quantity_rater'
import type { UnitTerms } from '#plugins/standard/rating/unit_terms'

/** What one part of a period adds to the price of what was used up to then. */
export interface Added {
  readonly amount: Rational
  readonly quantity: Rational
  readonly events: number
  readonly billedQuantity: number
}

type PriceOf = (measured: { quantity: Rational; events: number }) => PricedQuantity

/** Only what is added up goes on from one part of a period to the next. */
export function addsUp({ aggregation = 'sum', value_attribute: value }: UnitTerms): boolean {
  return (aggregation === 'sum' && value === undefined) || aggregation === 'count'
}

/**
 * Prices the usage of all parts of a period as one quantity, in the order of time, and gives each
 * part what it added: 17 units and then 22 are four packages of ten, two of which the second part
 * began. Priced where the part changes, not at each event.
 */
export function pricedInTurn(group: RatingGroup, terms: UnitTerms, priceOf: PriceOf): Added[] {
  const parts = group.obligations.map(() => ({
    amount: ZERO,
    quantity: 0,
    events: 0,
    billedQuantity: 0,
  }))
  const { events } = group
  let total = 0
  let before = reachedWith(total, priceOf)
  for (const [index, event] of events.entries()) {
    const part = parts[event.obligation]
    const counts = countOf(event, terms)
    total += counts
    part.quantity += counts
    part.events++
    if (events[index + 1]?.obligation === event.obligation) continue
    const reached = reachedWith(total, priceOf)
    part.amount = addRational(part.amount, subtractRational(reached.amount, before.amount))
    part.billedQuantity += reached.billedQuantity - before.billedQuantity
    before = reached
  }
  return parts.map((part) => ({ ...part, quantity: rational(BigInt(part.quantity)) }))
}

/** What was reached with each event of the whole group. */
export function reachedInTurn(
  { events }: RatingGroup,
  terms: UnitTerms,
  priceOf: PriceOf
): { readonly event: UsageEvent; readonly reached: Reached }[] {
  let total = 0
  return events.map((event) => {
    total += countOf(event, terms)
    return { event, reached: reachedWith(total, priceOf) }
  })
}

function countOf({ quantity }: UsageEvent, { aggregation }: UnitTerms): number {
  return aggregation === 'count' ? 1 : quantity
}

function reachedWith(total: number, priceOf: PriceOf): Reached {
  const { whole, billedQuantity } = priceOf({ quantity: rational(BigInt(total)), events: 0 })
  return { amount: whole, billedQuantity }
}
