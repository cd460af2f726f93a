import { formatRational } from '#sdk/decimal'
import type { Explanation } from '#sdk/explanation'
import type { CompileContext, Rater, RatingGroup } from '#sdk/rating'
import { addsUp, pricedInTurn, reachedInTurn } from '#plugins/standard/rating/in_turn'
import { itemsBetween, NOTHING_REACHED } from '#plugins/standard/rating/itemise'
import {
  quantityPricer,
  quantityRater,
  type UnitPricing,
} from '#plugins/standard/rating/quantity_rater'
import { wholeOf, type UnitTerms } from '#plugins/standard/rating/unit_terms'

/** A quantity rater that goes on counting where a period is parted. */
export function packageRater(
  terms: UnitTerms,
  pricing: UnitPricing,
  context: CompileContext
): Rater {
  const alone = quantityRater(terms, pricing, context)
  const priceOf = quantityPricer(terms, pricing)
  const isParted = ({ obligations }: RatingGroup) =>
    obligations.length > 1 && context.metrics.length > 0 && addsUp(terms)
  return {
    rate(group, state, out) {
      if (!isParted(group)) return alone.rate(group, state, out)
      for (const [index, part] of pricedInTurn(group, terms, priceOf).entries()) {
        const { amount, billedQuantity, events } = part
        out.target(index, { amount, quantity: wholeOf(part.quantity), billedQuantity, events })
      }
      return state
    },
    explain(group, state, obligation): Explanation {
      if (!isParted(group)) return alone.explain(group, state, obligation)
      const part = pricedInTurn(group, terms, priceOf)[obligation]
      const items = itemsBetween(
        group.timeZone,
        NOTHING_REACHED,
        reachedInTurn(group, terms, priceOf)
      )
      const step = {
        key: 'standard.explain.in_turn',
        values: { quantity: formatRational(part.quantity), events: part.events },
        amount: formatRational(part.amount),
      }
      const isOwn = (index: number) => group.events[index].obligation === obligation
      return { obligation, steps: [step], items: items.filter((_item, index) => isOwn(index)) }
    },
  }
}
