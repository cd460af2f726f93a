import { formatRational, multiplyRational, negateRational, type Rational } from '#sdk/decimal'
import type { Priced } from '#sdk/pricing'
import type { CompileContext, Rater, RatingGroup } from '#sdk/rating'
import { explainQuantity } from '#plugins/standard/rating/explain_quantity'
import { compileUnits, type BilledUnits, type UnitTerms } from '#plugins/standard/rating/unit_terms'

/** Price of so many units (zero or more), in parts. */
export type Pricer = (units: Rational) => Priced

/** One obligation's quantity with its price before proration; negative sums are mirrored. */
export interface PricedQuantity extends BilledUnits {
  readonly quantity: number
  readonly events: number
  readonly negative: boolean
  readonly priced: Priced
  readonly whole: Rational
}

/**
 * The rater that all quantity rules share: sum, convert and round once, price once.
 *
 * With metrics the sum of the obligation's events is priced and is never prorated: what was used
 * was used. Without metrics the subscribed quantity is priced and the fraction of the period due.
 */
export function quantityRater(terms: UnitTerms, price: Pricer, context: CompileContext): Rater {
  const convert = compileUnits(terms)
  const usage = context.metrics.length > 0
  const priceOf = (quantity: number, events: number): PricedQuantity => {
    const clamped = quantity < 0 && terms.negative_total === 'zero' ? 0 : quantity
    const billed = convert(clamped)
    const priced = price(billed.units)
    const negative = billed.billedQuantity < 0
    const whole = negative ? negateRational(priced.amount) : priced.amount
    return { ...billed, quantity, events, negative, priced, whole }
  }
  return {
    rate(group, state, out) {
      const sums = usage ? sumEvents(group) : null
      for (let index = 0; index < group.obligations.length; index++) {
        const { fraction, quantity } = group.obligations[index]
        const result = sums
          ? priceOf(sums.quantities[index], sums.events[index])
          : priceOf(quantity, 0)
        out.target(index, {
          amount: usage ? result.whole : multiplyRational(result.whole, fraction),
          quantity: result.quantity,
          billedQuantity: result.billedQuantity,
          events: result.events,
          display: displayOf(result),
        })
      }
      return state
    },
    explain(group, _state, obligation) {
      const sums = usage ? sumEvents(group) : null
      const result = sums
        ? priceOf(sums.quantities[obligation], sums.events[obligation])
        : priceOf(group.obligations[obligation].quantity, 0)
      return explainQuantity({ group, obligation, terms, result, usage, convert })
    },
  }
}

function sumEvents(group: RatingGroup): { quantities: number[]; events: number[] } {
  const quantities = new Array<number>(group.obligations.length).fill(0)
  const events = new Array<number>(group.obligations.length).fill(0)
  for (const event of group.events) {
    quantities[event.obligation] += event.quantity
    events[event.obligation]++
  }
  return { quantities, events }
}

/** Units and prices applied, for the subtotals under a document line. */
function displayOf({ priced, units }: PricedQuantity) {
  return {
    units: formatRational(units),
    parts: priced.parts.map((part) => ({
      tier: part.tier + 1,
      quantity: formatRational(part.quantity),
      unit_price: formatRational(part.unit),
      flat_fee: formatRational(part.flat),
      amount: formatRational(part.amount),
    })),
  }
}
