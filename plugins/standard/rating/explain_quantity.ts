import {
  formatRational,
  isZeroRational,
  multiplyRational,
  negateRational,
  type Rational,
} from '#sdk/decimal'
import type { Explanation, ExplanationStep } from '#sdk/explanation'
import type { PricedPart } from '#sdk/pricing'
import type { RatingGroup } from '#sdk/rating'
import { itemise } from '#plugins/standard/rating/itemise'
import { prorate } from '#plugins/standard/rating/proration'
import type { PricedQuantity } from '#plugins/standard/rating/quantity_rater'
import type { BilledUnits, UnitTerms } from '#plugins/standard/rating/unit_terms'

export interface ExplainInput {
  readonly group: RatingGroup
  readonly obligation: number
  readonly terms: UnitTerms
  readonly result: PricedQuantity
  readonly usage: boolean
  readonly convert: (quantity: number) => BilledUnits
}

/** What was measured, how it became units, each price applied, and the days due. */
export function explainQuantity(input: ExplainInput): Explanation {
  const { group, obligation, result, usage } = input
  const steps = [
    measured(input),
    ...rounded(input),
    ...result.priced.parts.flatMap((part) =>
      pricedSteps(part, { negative: result.negative, currency: group.currency })
    ),
    ...(usage ? [] : prorate(result.whole, group.obligations[obligation])),
  ]
  return { obligation, steps, items: usage ? itemise(input) : [] }
}

function measured({ result, terms, usage }: ExplainInput): ExplanationStep {
  return {
    key: usage ? 'standard.explain.measured' : 'standard.explain.subscribed',
    values: {
      quantity: result.quantity,
      events: result.events,
      unit_quantity: terms.unit_quantity,
    },
  }
}

function rounded({ result, terms }: ExplainInput): ExplanationStep[] {
  if (result.quantity < 0 && terms.negative_total === 'zero') {
    return [{ key: 'standard.explain.clamped', values: { quantity: result.quantity } }]
  }
  if (terms.unit_rounding === 'none') return []
  return [
    {
      key: `standard.explain.rounded_${terms.unit_rounding}`,
      values: { step: terms.unit_step, units: formatRational(result.units) },
    },
  ]
}

/** Units times price of one tier, and its fixed fee when it has one. */
export function pricedSteps(
  part: PricedPart,
  { negative, currency }: { readonly negative: boolean; readonly currency: string }
): ExplanationStep[] {
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
