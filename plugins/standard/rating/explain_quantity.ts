import {
  formatRational,
  isZeroRational,
  multiplyRational,
  negateRational,
  type Rational,
} from '#sdk/decimal'
import type { Explanation, ExplanationStep } from '#sdk/explanation'
import type { Priced, PricedPart } from '#sdk/pricing'
import type { RatingGroup } from '#sdk/rating'
import type { Running } from '#plugins/standard/rating/aggregate_events'
import { itemise } from '#plugins/standard/rating/itemise'
import { prorate } from '#plugins/standard/rating/proration'
import type { PricedQuantity, Sign, UnitPricing } from '#plugins/standard/rating/quantity_rater'
import { wholeOf, type UnitTerms } from '#plugins/standard/rating/unit_terms'

export interface ExplainInput {
  readonly group: RatingGroup
  readonly obligation: number
  readonly terms: UnitTerms
  readonly result: PricedQuantity
  readonly pricing: UnitPricing
  /** What there was before and with each event; null for the subscribed quantity. */
  readonly running: { readonly opening: Rational; readonly events: readonly Running[] } | null
}

/** What was measured, how it became units, each price applied, and the days due. */
export function explainQuantity(input: ExplainInput): Explanation {
  const { group, obligation, result, running, pricing } = input
  const sign = { negative: result.negative, currency: group.currency }
  const steps = [
    ...measuredSteps(input),
    ...(pricing.steps ?? partSteps)(result.priced, sign),
    ...(running === null ? prorate(result.whole, group.obligations[obligation]) : []),
  ]
  return { obligation, steps, items: running === null ? [] : itemise(input) }
}

/** What was counted, and what became of it before it was priced; worth nothing by themselves. */
export function measuredSteps(
  input: Pick<ExplainInput, 'result' | 'terms'> & { readonly running: unknown }
): ExplanationStep[] {
  return [counted(input), ...converted(input), ...rounded(input)]
}

/** The plain sentence is that of a sum; other ways of counting say which. */
function counted({ result, terms, running }: Parameters<typeof measuredSteps>[0]): ExplanationStep {
  const { aggregation = 'sum' } = terms
  const key = aggregation === 'sum' ? 'measured' : `measured_${aggregation}`
  return {
    key: `standard.explain.${running === null ? 'subscribed' : key}`,
    values: {
      quantity: aggregation === 'sum' ? wholeOf(result.measured) : formatRational(result.measured),
      events: result.events,
      unit_quantity: terms.unit_quantity,
    },
  }
}

function converted({ terms }: Pick<ExplainInput, 'terms'>): ExplanationStep[] {
  if (terms.factor === undefined) return []
  return [{ key: 'standard.explain.factor', values: { factor: terms.factor } }]
}

function rounded({ result, terms }: Pick<ExplainInput, 'result' | 'terms'>): ExplanationStep[] {
  if (result.measured.numerator < 0n && terms.negative_total === 'zero') {
    const quantity = wholeOf(result.measured)
    return [{ key: 'standard.explain.clamped', values: { quantity } }]
  }
  if (terms.unit_rounding === 'none') return []
  return [
    {
      key: `standard.explain.rounded_${terms.unit_rounding}`,
      values: { step: terms.unit_step, units: formatRational(result.units) },
    },
  ]
}

function partSteps({ parts }: Priced, sign: Sign): ExplanationStep[] {
  return parts.flatMap((part) => pricedSteps(part, sign))
}

/** Units times price of one tier, and its fixed fee when it has one. */
export function pricedSteps(part: PricedPart, { negative, currency }: Sign): ExplanationStep[] {
  const signed = (value: Rational) => formatRational(negative ? negateRational(value) : value)
  const values = { tier: part.tier + 1, currency }
  const units: ExplanationStep = {
    key: 'standard.explain.units',
    values: {
      ...values,
      quantity: formatRational(part.quantity),
      price: formatRational(part.unit),
    },
    amount: signed(multiplyRational(part.quantity, part.unit)),
  }
  if (isZeroRational(part.flat)) return [units]
  return [
    units,
    {
      key: 'standard.explain.flat_fee',
      values: { ...values, price: formatRational(part.flat) },
      amount: signed(part.flat),
    },
  ]
}
