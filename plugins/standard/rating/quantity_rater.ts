import {
  formatRational,
  isZeroRational,
  multiplyRational,
  negateRational,
  rational,
  ZERO,
  type Rational,
} from '#sdk/decimal'
import type { ExplanationStep } from '#sdk/explanation'
import type { Priced } from '#sdk/pricing'
import type { CompileContext, Rater, RatingGroup } from '#sdk/rating'
import { compileAggregator, type Measured } from '#plugins/standard/rating/aggregate_events'
import { explainQuantity } from '#plugins/standard/rating/explain_quantity'
import {
  compileUnits,
  wholeOf,
  type BilledUnits,
  type UnitTerms,
} from '#plugins/standard/rating/unit_terms'

/** How so many units (zero or more) are priced. */
export interface UnitPricing {
  price(units: Rational): Priced
  /** What the first units of the whole cost; part by part, as the whole is priced, without it. */
  upTo?(units: Rational, whole: Priced): Rational
  /** The whole in words; units times the price of each part without it. */
  steps?(priced: Priced, sign: Sign): ExplanationStep[]
}

export interface Sign {
  readonly negative: boolean
  readonly currency: string
}

/** One obligation's quantity with its price before proration; negative sums are mirrored. */
export interface PricedQuantity extends BilledUnits {
  readonly measured: Rational
  readonly events: number
  readonly negative: boolean
  readonly priced: Priced
  readonly whole: Rational
}

/**
 * The rater that all quantity rules share: count, convert and round once, price once.
 *
 * With metrics what the obligation's events make is priced and is never prorated: what was used was
 * used. Without metrics the subscribed quantity is priced and the fraction of the period due.
 */
export function quantityRater(
  terms: UnitTerms,
  pricing: UnitPricing,
  context: CompileContext
): Rater {
  const usage = context.metrics.length > 0
  const aggregator = compileAggregator(terms, context)
  const priceOf = quantityPricer(terms, pricing)
  return {
    rate(group, state, out) {
      const measured = usage ? aggregator.measure(group, state, out) : subscribed(group)
      for (const [index, one] of measured.entries()) {
        const result = priceOf(one)
        const { fraction } = group.obligations[index]
        out.target(index, {
          amount: usage ? result.whole : multiplyRational(result.whole, fraction),
          quantity: wholeOf(result.measured),
          billedQuantity: result.billedQuantity,
          events: result.events,
          display: displayOf(result),
        })
      }
      return usage ? aggregator.closing(group, state) : state
    },
    explain(group, state, obligation) {
      const measured = usage ? aggregator.measure(group, state) : subscribed(group)
      const result = priceOf(measured[obligation])
      const running = usage ? aggregator.running(group, state, obligation) : null
      return explainQuantity({ group, obligation, terms, result, pricing, running })
    },
  }
}

/** Converts, prices and signs a quantity; a sum below zero is credited, or counts as zero. */
export function quantityPricer(
  terms: UnitTerms,
  pricing: UnitPricing
): (measured: Measured) => PricedQuantity {
  const convert = compileUnits(terms)
  const clamps = terms.negative_total === 'zero'
  return ({ quantity, events }) => {
    const isClamped = clamps && quantity.numerator < 0n
    const billed = convert(isClamped ? ZERO : quantity)
    const priced = pricing.price(billed.units)
    const negative = quantity.numerator < 0n && !isClamped && !isZeroRational(billed.units)
    const whole = negative ? negateRational(priced.amount) : priced.amount
    const { billedQuantity, units } = billed
    return { billedQuantity, units, measured: quantity, events, negative, priced, whole }
  }
}

function subscribed({ obligations }: RatingGroup): Measured[] {
  return obligations.map(({ quantity }) => ({ quantity: rational(BigInt(quantity)), events: 0 }))
}

/** Units and prices applied, for the subtotals under a document line. */
export function displayOf({ priced, units }: Pick<PricedQuantity, 'priced' | 'units'>) {
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
