import { divideRounded, formatRational, parseRational, rational } from '#sdk/decimal'
import type { Rater, RatingGroup, RatingSink, UsageEvent } from '#sdk/rating'
import { zoneOffsetSeconds } from '#sdk/time'
import type { DynamicTerms } from '#plugins/standard/rating/dynamic'
import { eventValue } from '#plugins/standard/rating/event_value'
import { itemOf } from '#plugins/standard/rating/itemise'

/** What the events of one obligation make, in whole steps of `scale`. */
interface Sums {
  events: number
  quantity: number
  amount: bigint
}

/**
 * Prices are whole numbers of 10^-18 and all amounts have one denominator, so that an event costs
 * two multiplications; the exact amount is made of the sum.
 */
export function dynamicRater(terms: DynamicTerms): Rater {
  const price = eventValue(terms.price_attribute)
  const multiplier = parseRational(terms.multiplier)
  const isPerUnit = terms.price_is_for === 'unit'
  const unit = isPerUnit ? BigInt(terms.unit_quantity) : 1n
  const exactScale = price.scale * unit * multiplier.denominator
  const isRounded = terms.event_decimals !== null
  const scale = isRounded ? 10n ** BigInt(terms.event_decimals!) : exactScale

  function amountOf(event: UsageEvent): bigint | null {
    const carried = price.of(event)
    if (carried === null) return null
    const counts = isPerUnit ? BigInt(event.quantity) : 1n
    const exact = carried * counts * multiplier.numerator
    return isRounded ? divideRounded(exact * scale, exactScale, 'half_up') : exact
  }

  function sumsOf(group: RatingGroup, out?: RatingSink): Sums[] {
    const sums = group.obligations.map((): Sums => ({ events: 0, quantity: 0, amount: 0n }))
    for (const event of group.events) {
      const amount = amountOf(event)
      if (amount === null) {
        out?.suspend(event, 'standard.NO_PRICE', { attribute: terms.price_attribute })
        continue
      }
      const one = sums[event.obligation]
      one.events++
      one.quantity += event.quantity
      one.amount += amount
    }
    return sums
  }

  return {
    rate(group, state, out) {
      for (const [index, { events, quantity, amount }] of sumsOf(group, out).entries()) {
        const exact = rational(amount, scale)
        out.target(index, { amount: exact, quantity, billedQuantity: quantity, events })
      }
      return state
    },
    explain(group, _state, obligation) {
      const { events, amount } = sumsOf(group)[obligation]
      const items = group.events.flatMap((event) => {
        const own = event.obligation === obligation ? amountOf(event) : null
        if (own === null) return []
        const offset = zoneOffsetSeconds(group.timeZone, event.occurredAt)
        return [itemOf(event, offset, rational(own, scale), event.quantity)]
      })
      const step = {
        key: 'standard.explain.dynamic',
        values: { events, multiplier: terms.multiplier, currency: group.currency },
        amount: formatRational(rational(amount, scale)),
      }
      return { obligation, steps: [step], items }
    },
  }
}
