import {
  compareRational,
  formatRational,
  multiplyRational,
  ONE,
  subtractRational,
  type Rational,
} from '#sdk/decimal'
import type { ExplanationStep } from '#sdk/explanation'
import type { ObligationInput } from '#sdk/rating'

/**
 * The step that takes the days not due off a whole price: its amount is negative, so that whole
 * price and step add up to the target. A whole period has no such step.
 */
export function prorate(whole: Rational, obligation: ObligationInput): ExplanationStep[] {
  const { fraction, startsOn, endsOn } = obligation
  if (compareRational(fraction, ONE) === 0) return []
  const due = multiplyRational(whole, fraction)
  return [
    {
      key: 'standard.explain.proration',
      values: { fraction: formatRational(fraction), starts_on: startsOn, ends_on: endsOn },
      amount: formatRational(subtractRational(due, whole)),
    },
  ]
}
