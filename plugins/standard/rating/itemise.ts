import {
  addRational,
  compareRational,
  formatRational,
  minimumRational,
  multiplyRational,
  negateRational,
  subtractRational,
  ZERO,
  type Rational,
} from '#sdk/decimal'
import type { ItemisedEvent } from '#sdk/explanation'
import { zoneOffsetSeconds } from '#sdk/time'
import type { PricedPart } from '#sdk/pricing'
import type { UsageEvent } from '#sdk/rating'
import type { ExplainInput } from '#plugins/standard/rating/explain_quantity'

/**
 * What each event adds to the price, in time order: price of everything up to and with it, less
 * price of everything before. So tiers fill up as the period went by, and the items add up to the
 * priced quantity. A fee that is due without any use belongs to no event and is no item.
 */
export function itemise(input: ExplainInput): ItemisedEvent[] {
  const { group, obligation, result, convert } = input
  const events = group.events.filter((event) => event.obligation === obligation)
  const clamped = result.quantity < 0 && !result.negative
  let total = 0
  let before = { amount: ZERO, billedQuantity: 0 }
  return events.map((event) => {
    total += event.quantity
    const billed = convert(total)
    const after = {
      amount: clamped ? ZERO : signedPrice(result.priced.parts, billed.units, total),
      billedQuantity: clamped ? 0 : billed.billedQuantity,
    }
    const item = itemOf(
      event,
      zoneOffsetSeconds(group.timeZone, event.occurredAt),
      subtractRational(after.amount, before.amount),
      after.billedQuantity - before.billedQuantity
    )
    before = after
    return item
  })
}

function itemOf(
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

function signedPrice(parts: readonly PricedPart[], units: Rational, total: number): Rational {
  const amount = priceUpTo(parts, units)
  return total < 0 ? negateRational(amount) : amount
}

/**
 * Price of the first `units` at the prices that the whole quantity got, so that a volume price is
 * the final tier's from the first event on. What lies above the whole (a later withdrawal took it
 * back) is priced as the last part.
 */
function priceUpTo(parts: readonly PricedPart[], units: Rational): Rational {
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
