import {
  isZeroRational,
  multiplyRational,
  rational,
  sumRational,
  ZERO,
  type Rational,
} from '#sdk/decimal'
import { graduatedEvents, type Priced, type ProratedEvent, type TierTerms } from '#sdk/pricing'
import type { Accumulators, CompileContext, Rater, RatingGroup } from '#sdk/rating'
import { compileAggregator, levelAt } from '#plugins/standard/rating/aggregate_events'
import { heldIn } from '#plugins/standard/rating/counters'
import { pricedSteps } from '#plugins/standard/rating/explain_quantity'
import { itemsBetween, NOTHING_REACHED } from '#plugins/standard/rating/itemise'
import { priceLevels, reachedByChange } from '#plugins/standard/rating/level_parts'
import { displayOf } from '#plugins/standard/rating/quantity_rater'
import { unitsPerBase, wholeOf, type UnitTerms } from '#plugins/standard/rating/unit_terms'

interface PricedLevel {
  readonly priced: Priced
  /** Weighted units, and the base units that they are of. */
  readonly units: Rational
  readonly quantity: number
  readonly events: number
}

/**
 * Graduated prices of a level that changes within the period (seats): at each moment the level fills
 * the tiers, and each unit is paid for the time that it was held. A tier's fee is paid whole, once,
 * when the level first enters it. With metrics events are changes of the level; without, each part
 * of the period has its subscribed quantity.
 */
export function levelRater(terms: UnitTerms, tiers: TierTerms, context: CompileContext): Rater {
  const usage = context.metrics.length > 0
  const weighted = { ...terms, aggregation: 'weighted_sum' } as const
  const aggregator = usage ? compileAggregator(weighted, context) : null
  const perBase = unitsPerBase(terms)
  const unitsOf = (quantity: number) => multiplyRational(rational(BigInt(quantity)), perBase)

  /** The changes of an obligation; a level carried in is one that holds all the time. */
  function changesOf(group: RatingGroup, state: Accumulators, index: number): ProratedEvent[] {
    const obligation = group.obligations[index]
    const held = heldIn(obligation, terms.weighted_by, group.timeZone)
    const change = (quantity: number, lasted: number): ProratedEvent => {
      const units = unitsOf(quantity)
      const share = rational(BigInt(lasted), BigInt(held.length))
      const prorated = multiplyRational(units, multiplyRational(share, obligation.fraction))
      return { units, prorated }
    }
    const level = terms.carries_level === true ? levelAt(group, state, index) : 0
    const own = group.events.filter((event) => event.obligation === index)
    return [
      change(level, held.length),
      ...own.map((event) => change(event.quantity, held.of(event))),
    ]
  }

  function levelsOf(group: RatingGroup, state: Accumulators): PricedLevel[] {
    if (aggregator === null) {
      const { obligations } = group
      const all = priceLevels(obligations, (one) => unitsOf(one.quantity), tiers)
      return obligations.map(({ quantity }, index) => {
        const units = sumRational(all[index].parts.map((part) => part.quantity))
        return { priced: all[index], units, quantity, events: 0 }
      })
    }
    return aggregator.measure(group, state).map(({ quantity, events }, index) => {
      const priced = graduatedEvents(changesOf(group, state, index), tiers)
      const units = multiplyRational(quantity, perBase)
      return { priced, units, quantity: wholeOf(quantity), events }
    })
  }

  return {
    rate(group, state, out) {
      for (const [index, { priced, units, quantity, events }] of levelsOf(group, state).entries()) {
        const display = displayOf({ priced, units })
        const target = { amount: priced.amount, quantity, billedQuantity: quantity, events }
        out.target(index, { ...target, display })
      }
      return aggregator === null ? state : aggregator.closing(group, state)
    },
    explain(group, state, obligation) {
      const { priced, quantity, events } = levelsOf(group, state)[obligation]
      const sign = { negative: false, currency: group.currency }
      const key = usage ? 'standard.explain.level' : 'standard.explain.subscribed'
      const values = { quantity, events, unit_quantity: terms.unit_quantity }
      return {
        obligation,
        steps: [{ key, values }, ...priced.parts.flatMap((part) => pricedSteps(part, sign))],
        items: usage ? itemsOf(group, state, obligation, priced) : [],
      }
    },
  }

  function itemsOf(group: RatingGroup, state: Accumulators, obligation: number, whole: Priced) {
    const own = group.events.filter((event) => event.obligation === obligation)
    const isNothing = whole.parts.length === 0 && isZeroRational(whole.amount)
    const [opening, ...reached] = reachedByChange(changesOf(group, state, obligation), tiers)
    const at = (amount: Rational) => ({
      ...NOTHING_REACHED,
      amount: isNothing ? ZERO : amount,
    })
    const total = own.map((event, index) => ({ event, reached: at(reached[index]) }))
    return itemsBetween(group.timeZone, at(opening), total).map((item) => ({
      ...item,
      billedQuantity: item.quantity,
    }))
  }
}
