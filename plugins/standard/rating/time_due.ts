import {
  addRational,
  compareRational,
  formatRational,
  multiplyRational,
  rational,
  subtractRational,
  ONE,
  ZERO,
  type Rational,
} from '#sdk/decimal'
import type { ExplanationStep } from '#sdk/explanation'
import type { ObligationInput } from '#sdk/rating'
import type { FormField } from '#sdk/schema'
import { addDays, addMonths, daysBetween } from '#sdk/time'
import { prorate } from '#plugins/standard/rating/proration'

/** What a price is for: the whole period, however long, a day, or a calendar month. */
export const PRICED_TIMES = ['period', 'day', 'month'] as const
export type PricedTime = (typeof PRICED_TIMES)[number]

export const perField: FormField = {
  name: 'per',
  label: 'standard.fields.per',
  hint: 'standard.hints.per',
  input: 'select',
  options: PRICED_TIMES.map((value) => ({ value, label: `standard.per.${value}` })),
}

/**
 * How many of the priced time an obligation pays: its fraction of the period, its days, or its
 * months, where a day is one of the days of its own month (5 January to 5 March: 27/31 + 1 + 4/31 = 2).
 */
export function timeDue(obligation: ObligationInput, per: PricedTime): Rational {
  const { fraction, startsOn, endsOn } = obligation
  if (per === 'period') return fraction
  if (per === 'day') return rational(BigInt(daysBetween(startsOn, endsOn)))
  let months = ZERO
  for (let day = startsOn; day < endsOn;) {
    const first = addDays(day, 1 - Number(day.slice(8)))
    const next = addMonths(first, 1)
    const last = next < endsOn ? next : endsOn
    const share = rational(BigInt(daysBetween(day, last)), BigInt(daysBetween(first, next)))
    months = addRational(months, share)
    day = last
  }
  return months
}

/** The step from the price of one priced time to what is due; none when it is exactly one. */
export function explainTimeDue(
  price: Rational,
  obligation: ObligationInput,
  per: PricedTime
): ExplanationStep[] {
  if (per === 'period') return prorate(price, obligation)
  const due = timeDue(obligation, per)
  if (compareRational(due, ONE) === 0) return []
  return [
    {
      key: `standard.explain.per_${per}`,
      values: {
        count: formatRational(due),
        starts_on: obligation.startsOn,
        ends_on: obligation.endsOn,
      },
      amount: formatRational(subtractRational(multiplyRational(price, due), price)),
    },
  ]
}
