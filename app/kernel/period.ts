import {
  addDays,
  addMonths,
  datePartsOf,
  daysBetween,
  monthsBetween,
  type LocalDate,
} from './calendar_date.js'
import { KernelError } from './errors.js'

/** Half-open: the first day belongs to it, `endsOn` is the first day after it. */
export type LocalPeriod = { readonly startsOn: LocalDate; readonly endsOn: LocalDate }

export const PERIOD_UNITS = ['day', 'week', 'month', 'year'] as const
export type PeriodUnit = (typeof PERIOD_UNITS)[number]

/**
 * A series of periods: `count` units each, counted from the anchor, which is the first day of
 * period 0. `anchorDay` (1 to 31, months and years only) is the day of the month to bill on when
 * the anchor's own month is too short for it: a service that starts in February on an account
 * billed on the 31st.
 */
export type PeriodSeries = {
  readonly anchor: LocalDate
  readonly unit: PeriodUnit
  readonly count: number
  readonly anchorDay?: number
}

export type IndexedPeriod = LocalPeriod & { readonly index: number }

/** Throws E_INVALID_PERIOD when the end lies before the start; an empty period is allowed. */
export function localPeriod(startsOn: LocalDate, endsOn: LocalDate): LocalPeriod {
  datePartsOf(startsOn)
  datePartsOf(endsOn)
  if (endsOn < startsOn) {
    throw new KernelError('E_INVALID_PERIOD', `A period cannot end on ${endsOn} before ${startsOn}`)
  }
  return { startsOn, endsOn }
}

/**
 * The period with the given index (0 begins at the anchor, negative ones lie before it). Both
 * bounds are counted from the anchor, never from the neighbouring period, so that 31 Jan, 28 Feb,
 * 31 Mar never drifts. Throws E_INVALID_PERIOD.
 */
export function calendarPeriod(input: PeriodSeries & { readonly index: number }): LocalPeriod {
  assertSeries(input)
  return { startsOn: boundary(input, input.index), endsOn: boundary(input, input.index + 1) }
}

/** The one period of the series that holds the date. */
export function periodContaining(
  input: PeriodSeries & { readonly date: LocalDate }
): IndexedPeriod {
  assertSeries(input)
  const latest = latestIndex(input, input.date)
  const index = boundary(input, latest) > input.date ? latest - 1 : latest
  return { index, startsOn: boundary(input, index), endsOn: boundary(input, index + 1) }
}

/**
 * Every period of the series that shares at least one day with [startsOn, endsOn), whole, in order.
 * Throws E_TOO_MANY_PERIODS above `maximum` (default 1200) rather than looping over a mistyped
 * century.
 */
export function periodsBetween(
  input: PeriodSeries & LocalPeriod & { readonly maximum?: number }
): IndexedPeriod[] {
  const { startsOn, endsOn, maximum = 1200 } = input
  localPeriod(startsOn, endsOn)
  const periods: IndexedPeriod[] = []
  if (startsOn === endsOn) return periods
  let next = periodContaining({ ...input, date: startsOn })
  while (next.startsOn < endsOn) {
    if (periods.length === maximum) {
      throw new KernelError(
        'E_TOO_MANY_PERIODS',
        `More than ${maximum} periods between ${startsOn} and ${endsOn}`
      )
    }
    periods.push(next)
    const index = next.index + 1
    next = { index, startsOn: next.endsOn, endsOn: boundary(input, index + 1) }
  }
  return periods
}

/** The days that both periods share, or null when they share none. */
export function intersectPeriods(left: LocalPeriod, right: LocalPeriod): LocalPeriod | null {
  const startsOn = left.startsOn > right.startsOn ? left.startsOn : right.startsOn
  const endsOn = left.endsOn < right.endsOn ? left.endsOn : right.endsOn
  return startsOn < endsOn ? { startsOn, endsOn } : null
}

export function daysInPeriod(period: LocalPeriod): number {
  return daysBetween(period.startsOn, period.endsOn)
}

function assertSeries({ count, unit }: PeriodSeries): void {
  if (!Number.isSafeInteger(count) || count < 1 || !PERIOD_UNITS.includes(unit)) {
    throw new KernelError(
      'E_INVALID_PERIOD',
      `A period is one or more of ${PERIOD_UNITS.join(', ')}, got ${count} ${unit}`
    )
  }
}

function boundary({ anchor, unit, count, anchorDay }: PeriodSeries, index: number): LocalDate {
  switch (unit) {
    case 'day':
      return addDays(anchor, index * count)
    case 'week':
      return addDays(anchor, index * count * 7)
    case 'month':
      return addMonths(anchor, index * count, anchorDay)
    case 'year':
      return addMonths(anchor, index * count * 12, anchorDay)
  }
}

/**
 * The index of the period that begins in the month of the date or before it; where the date lies
 * before that period's day it is one too high, and never too low.
 */
function latestIndex({ anchor, unit, count }: PeriodSeries, date: LocalDate): number {
  if (unit === 'day') return Math.floor(daysBetween(anchor, date) / count)
  if (unit === 'week') return Math.floor(daysBetween(anchor, date) / (7 * count))
  const months = unit === 'month' ? count : count * 12
  return Math.floor(monthsBetween(anchor, date) / months)
}
