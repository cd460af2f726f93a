import { addRational, rational, ZERO, type Rational } from '#sdk/decimal'
import type { ObligationInput } from '#sdk/rating'
import { daysBetween, daysThirty360Eu, isLeapYear } from '#sdk/time'

/**
 * How days become a share of a year, by the names of ISDA 2006, 4.16: the true days against 365, 360
 * or the days of each calendar year they lie in, or months of 30 days against 360.
 */
export const YEAR_BASES = ['actual_actual', 'actual_365', 'actual_360', 'thirty_360'] as const
export type YearBasis = (typeof YEAR_BASES)[number]

export function shareOfYear({ startsOn, endsOn }: ObligationInput, basis: YearBasis): Rational {
  const days = BigInt(daysBetween(startsOn, endsOn))
  switch (basis) {
    case 'actual_365':
      return rational(days, 365n)
    case 'actual_360':
      return rational(days, 360n)
    case 'thirty_360':
      return rational(BigInt(daysThirty360Eu({ startsOn, endsOn })), 360n)
    case 'actual_actual':
      return byCalendarYear(startsOn, endsOn)
  }
}

function byCalendarYear(startsOn: string, endsOn: string): Rational {
  let share = ZERO
  for (let day = startsOn; day < endsOn;) {
    const year = Number(day.slice(0, 4))
    const next = `${String(year + 1).padStart(4, '0')}-01-01`
    const last = next < endsOn ? next : endsOn
    const inYear = isLeapYear(year) ? 366n : 365n
    share = addRational(share, rational(BigInt(daysBetween(day, last)), inYear))
    day = last
  }
  return share
}
