import {
  addRational,
  compareRational,
  formatRational,
  isZeroRational,
  minimumRational,
  multiplyRational,
  negateRational,
  subtractRational,
  ZERO,
  type Rational,
} from '#sdk/decimal'
import type { ItemisedEvent } from '#sdk/explanation'
import { zoneOffsetSeconds } from '#sdk/time'
import type { Priced } from '#sdk/pricing'
import type { UsageEvent } from '#sdk/rating'
import type { ExplainInput } from '#plugins/standard/rating/explain_quantity'
import { compileUnits } from '#plugins/standard/rating/unit_terms'

/** What so much costs, and what is charged for it in base units. */
export interface Reached {
  readonly amount: Rational
  readonly billedQuantity: number
}

export const NOTHING_REACHED: Reached = { amount: ZERO, billedQuantity: 0 }

/**
 * What each event adds to the price, in time order: price of everything up to and with it, less
 * price of everything before. So tiers fill up as the period went by, and the items add up to the
 * priced quantity. What is due without any event (a fee, a level carried in) is no item.
 */
export function itemise({ group, result, pricing, running, terms }: ExplainInput): ItemisedEvent[] {
  const convert = compileUnits(terms)
  const upTo = pricing.upTo ?? priceUpTo
  const clamped = result.measured.numerator < 0n && terms.negative_total === 'zero'
  const reached = (quantity: Rational): Reached => {
    if (clamped) return NOTHING_REACHED
    const { units, billedQuantity } = convert(quantity)
    const amount = upTo(units, result.priced)
    return { amount: quantity.numerator < 0n ? negateRational(amount) : amount, billedQuantity }
  }
  const { opening, events } = running!
  const start = isZeroRational(opening) ? NOTHING_REACHED : reached(opening)
  return itemsBetween(
    group.timeZone,
    start,
    events.map(({ event, quantity }) => ({ event, reached: reached(quantity) }))
  )
}

/** Items of events from what was reached with each. */
export function itemsBetween(
  timeZone: string,
  start: Reached,
  events: readonly { readonly event: UsageEvent; readonly reached: Reached }[]
): ItemisedEvent[] {
  let before = start
  return events.map(({ event, reached }) => {
    const amount = subtractRational(reached.amount, before.amount)
    const billed = reached.billedQuantity - before.billedQuantity
    before = reached
    return itemOf(event, zoneOffsetSeconds(timeZone, event.occurredAt), amount, billed)
  })
}

/** An event on the itemised bill. */
export function itemOf(
  event: UsageEvent,
  utcOffsetSeconds: number,
  amount: Rational,
  billedQuantity: number
): ItemisedEvent {
  return {
    eventId: event.id,
    occurredAt: event.occurredAt,
    utcOffsetSeconds,
    metric: event.metric,
    dimension: event.dimension,
    quantity: event.quantity,
    billedQuantity,
    label: event.dimension,
    group: [event.metric],
    amount: formatRational(amount),
    steps: [],
  }
}

/**
 * Price of the first `units` at the prices that the whole quantity got, so that a volume price is
 * the final tier's from the first event on. What lies above the whole (a later withdrawal took it
 * back) is priced as the last part.
 */
export function priceUpTo(units: Rational, { parts }: Pick<Priced, 'parts'>): Rational {
  let left = units
  let amount = ZERO
  for (let index = 0; index < parts.length; index++) {
    if (compareRational(left, ZERO) <= 0) break
    const part = parts[index]
    const isLast = index === parts.length - 1
    const taken = isLast ? left : minimumRational(left, part.quantity)
    amount = addRational(addRational(amount, multiplyRational(taken, part.unit)), part.flat)
    left = subtractRational(left, taken)
  }
  return amount
}
