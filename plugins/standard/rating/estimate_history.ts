import {
  addRational,
  divideRational,
  formatRational,
  multiplyRational,
  parseRational,
  rational,
  ZERO,
  type Rational,
} from '#sdk/decimal'
import { PluginError } from '#sdk/errors'
import type { Accumulators, ObligationInput } from '#sdk/rating'
import { addDays, addMonths, daysBetween } from '#sdk/time'

/** Revision of the state's shape: what the last periods had, and how many were estimated in a row. */
const STATE_SCHEMA = 1
/** Two years of months, so that a year ago is known also when a period is longer. */
const KEPT = 26

export const METHODS = ['last_period', 'mean', 'last_year', 'profile'] as const

export interface EstimateMethod {
  method: (typeof METHODS)[number]
  /** Periods in a row that it may be used for; null for any number. */
  periods: number | null
  /** With `mean`: measured periods that it is taken of. */
  of_periods: number | null
  /** With `profile`: units of January to December. */
  profile: string[]
}

export interface PastPeriod {
  readonly startsOn: string
  readonly endsOn: string
  readonly units: Rational
  readonly isMeasured: boolean
}

export interface History {
  readonly periods: readonly PastPeriod[]
  /** Times in a row that each method was used. */
  readonly row: Readonly<Record<string, number>>
}

type Days = Pick<ObligationInput, 'startsOn' | 'endsOn'>

/**
 * What the first method that may be used, and knows something, says. Throws E_STANDARD_NO_ESTIMATE,
 * because nobody is billed a guess that the terms do not allow.
 */
export function estimate(
  methods: readonly EstimateMethod[],
  history: History,
  days: Days
): { method: EstimateMethod['method']; units: Rational } {
  for (const one of methods) {
    if (one.periods !== null && (history.row[one.method] ?? 0) >= one.periods) continue
    const units = unitsBy(one, history.periods, days)
    if (units !== null) return { method: one.method, units }
  }
  throw new PluginError(
    'E_STANDARD_NO_ESTIMATE',
    `Nothing was measured from ${days.startsOn} to ${days.endsOn}, and no method of the terms can estimate it: add a reading`
  )
}

/** Days count: a longer period is estimated higher. */
function unitsBy(
  { method, of_periods: count, profile }: EstimateMethod,
  periods: readonly PastPeriod[],
  days: Days
): Rational | null {
  const measured = periods.filter(({ isMeasured }) => isMeasured)
  const length = rational(BigInt(daysBetween(days.startsOn, days.endsOn)))
  switch (method) {
    case 'last_period':
      return perDay(measured.slice(-1), length)
    case 'mean':
      return perDay(measured.slice(-(count ?? 12)), length)
    case 'last_year': {
      const from = addMonths(days.startsOn, -12)
      const to = addMonths(days.endsOn, -12)
      return perDay(
        measured.filter(({ startsOn, endsOn }) => startsOn < to && endsOn > from),
        length
      )
    }
    case 'profile':
      return profiled(profile, days)
  }
}

function perDay(periods: readonly PastPeriod[], length: Rational): Rational | null {
  if (periods.length === 0) return null
  const days = periods.reduce((sum, { startsOn, endsOn }) => sum + daysBetween(startsOn, endsOn), 0)
  const units = periods.reduce((sum, one) => addRational(sum, one.units), ZERO)
  return multiplyRational(divideRational(units, rational(BigInt(days))), length)
}

function profiled(profile: readonly string[], { startsOn, endsOn }: Days): Rational {
  let sum = ZERO
  for (let day = startsOn; day < endsOn;) {
    const first = addDays(day, 1 - Number(day.slice(8)))
    const next = addMonths(first, 1)
    const last = next < endsOn ? next : endsOn
    const share = rational(BigInt(daysBetween(day, last)), BigInt(daysBetween(first, next)))
    const month = parseRational(profile[Number(day.slice(5, 7)) - 1])
    sum = addRational(sum, multiplyRational(month, share))
    day = last
  }
  return sum
}

export function historyOf({ schema, values }: Accumulators): History {
  if (schema !== STATE_SCHEMA) return { periods: [], row: {} }
  const stored = values as unknown as {
    periods: { starts_on: string; ends_on: string; units: string; measured: boolean }[]
    row: Record<string, number>
  }
  return {
    row: stored.row,
    periods: stored.periods.map(({ starts_on: startsOn, ends_on: endsOn, units, measured }) => {
      return { startsOn, endsOn, units: parseRational(units), isMeasured: measured }
    }),
  }
}

/** What is measured ends the row of estimates. */
export function withPeriod(
  { periods, row }: History,
  period: PastPeriod,
  method: EstimateMethod['method'] | null
): History {
  const used = method === null ? {} : { ...row, [method]: (row[method] ?? 0) + 1 }
  return { periods: [...periods, period].slice(-KEPT), row: used }
}

export function closingHistory({ periods, row }: History): Accumulators {
  const stored = periods.map(({ startsOn, endsOn, units, isMeasured }) => ({
    ...{ starts_on: startsOn, ends_on: endsOn },
    ...{ units: formatRational(units), measured: isMeasured },
  }))
  return { schema: STATE_SCHEMA, values: { periods: stored, row: { ...row } } }
}
