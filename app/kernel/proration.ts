import {
  datePartsOf,
  daysBetween,
  daysInMonth,
  monthsBetween,
  type LocalDate,
} from './calendar_date.js'
import { KernelError } from './errors.js'
import { daysInPeriod, localPeriod, type LocalPeriod } from './period.js'
import { ONE, rational, ZERO, type Rational } from './rational.js'
import { startOfLocalDay } from './time_zone.js'

/**
 * none: any used day costs the whole price · actual_days: calendar days, a day across a clock
 * change counts 1 · thirty_360_us, thirty_360_eu: months of 30 days (ISDA 2006 4.16 f and g) ·
 * actual_365: calendar days against a year of 365 days, a month being 365/12 · by_second: true
 * seconds in the zone, so that a day across a clock change counts 23 or 25 hours.
 */
export const PRORATION_METHODS = [
  'none',
  'actual_days',
  'thirty_360_us',
  'thirty_360_eu',
  'actual_365',
  'by_second',
] as const

export type ProrationMethod = (typeof PRORATION_METHODS)[number]

export type ProrationInput = {
  readonly method: ProrationMethod
  /**
   * The whole period that the price is for. It is the denominator, also when the service began
   * within it.
   */
  readonly whole: LocalPeriod
  /** The days to pay for; must lie within the whole period. */
  readonly part: LocalPeriod
  /** IANA zone, needed by by_second alone. */
  readonly zone?: string
}

/**
 * The exact share of the whole period, 0 to 1. The whole period itself is always 1, an empty part
 * always 0. Throws E_INVALID_PERIOD when the whole is empty or the part lies outside it,
 * E_ZONE_REQUIRED for by_second without a zone.
 */
export function prorateFraction({ method, whole, part, zone }: ProrationInput): Rational {
  assertWithin(whole, part)
  if (part.startsOn === part.endsOn) return ZERO
  if (part.startsOn === whole.startsOn && part.endsOn === whole.endsOn) return ONE
  switch (method) {
    case 'none':
      return ONE
    case 'actual_days':
      return rational(BigInt(daysInPeriod(part)), BigInt(daysInPeriod(whole)))
    case 'thirty_360_us':
      return cappedFraction(daysThirty360Us(part), daysThirty360Us(whole))
    case 'thirty_360_eu':
      return cappedFraction(daysThirty360Eu(part), daysThirty360Eu(whole))
    case 'actual_365':
      return actual365Fraction(whole, part)
    case 'by_second':
      return secondsFraction(whole, part, zone)
    default:
      throw new KernelError('E_UNKNOWN_PRORATION', `"${method}" is not a proration method`)
  }
}

/** The exact share of a span of instants (epoch seconds, half-open). Throws E_INVALID_PERIOD. */
export function prorateSeconds(input: {
  readonly wholeFrom: number
  readonly wholeTo: number
  readonly partFrom: number
  readonly partTo: number
}): Rational {
  const { wholeFrom, wholeTo, partFrom, partTo } = input
  if (wholeFrom >= wholeTo || partFrom > partTo || partFrom < wholeFrom || partTo > wholeTo) {
    throw new KernelError('E_INVALID_PERIOD', 'The part must lie within a whole that is not empty')
  }
  return rational(BigInt(partTo - partFrom), BigInt(wholeTo - wholeFrom))
}

/**
 * Days by 30/360 US (NASD), from the first to the day after the last; the end of February counts as
 * the 30th.
 */
export function daysThirty360Us({ startsOn, endsOn }: LocalPeriod): number {
  const from = datePartsOf(startsOn)
  const to = datePartsOf(endsOn)
  const fromIsFebruaryEnd = isFebruaryEnd(startsOn)
  let fromDay = from.day
  let toDay = to.day
  if (fromIsFebruaryEnd && isFebruaryEnd(endsOn)) toDay = 30
  if (fromIsFebruaryEnd) fromDay = 30
  if (toDay === 31 && fromDay >= 30) toDay = 30
  if (fromDay === 31) fromDay = 30
  return monthsBetween(startsOn, endsOn) * 30 + toDay - fromDay
}

/** Days by 30E/360 (Eurobond): a 31st counts as the 30th. */
export function daysThirty360Eu({ startsOn, endsOn }: LocalPeriod): number {
  const fromDay = Math.min(datePartsOf(startsOn).day, 30)
  const toDay = Math.min(datePartsOf(endsOn).day, 30)
  return monthsBetween(startsOn, endsOn) * 30 + toDay - fromDay
}

/**
 * Days when every month is taken to have `daysPerMonth` days, without moving any day of the month
 * (Kill Bill's fixed proration): 23 May to 15 June is 22 of 30 days. Unlike 30E/360 a 31st stays a
 * 31st.
 */
export function daysInFixedMonths({ startsOn, endsOn }: LocalPeriod, daysPerMonth: number): number {
  const days = datePartsOf(endsOn).day - datePartsOf(startsOn).day
  return monthsBetween(startsOn, endsOn) * daysPerMonth + days
}

/**
 * A whole that is no number of months (weeks, days) has no year to be measured by, so its own days
 * are the measure.
 */
function actual365Fraction(whole: LocalPeriod, part: LocalPeriod): Rational {
  const days = daysInPeriod(part)
  const months = wholeMonths(whole)
  return months === 0
    ? rational(BigInt(days), BigInt(daysInPeriod(whole)))
    : cappedFraction(days * 12, 365 * months)
}

function secondsFraction(whole: LocalPeriod, part: LocalPeriod, zone?: string): Rational {
  if (zone === undefined) {
    throw new KernelError(
      'E_ZONE_REQUIRED',
      'Proration by second needs the time zone of the period'
    )
  }
  return prorateSeconds({
    wholeFrom: startOfLocalDay(zone, whole.startsOn),
    wholeTo: startOfLocalDay(zone, whole.endsOn),
    partFrom: startOfLocalDay(zone, part.startsOn),
    partTo: startOfLocalDay(zone, part.endsOn),
  })
}

/**
 * A conventional day count may exceed the whole's by a day (31 against 30); nobody pays more than
 * the price.
 */
function cappedFraction(part: number, whole: number): Rational {
  if (part <= 0) return ZERO
  return part >= whole ? ONE : rational(BigInt(part), BigInt(whole))
}

/**
 * The number of months when both bounds fall on the same day of the month (or its clamped end),
 * else 0.
 */
function wholeMonths({ startsOn, endsOn }: LocalPeriod): number {
  const from = datePartsOf(startsOn)
  const to = datePartsOf(endsOn)
  const sameDay = from.day === to.day
  const clamped =
    (to.day < from.day && to.day === daysInMonth(to.year, to.month)) ||
    (from.day < to.day && from.day === daysInMonth(from.year, from.month))
  return sameDay || clamped ? monthsBetween(startsOn, endsOn) : 0
}

function isFebruaryEnd(date: LocalDate): boolean {
  const { year, month, day } = datePartsOf(date)
  return month === 2 && day === daysInMonth(year, 2)
}

function assertWithin(whole: LocalPeriod, part: LocalPeriod): void {
  localPeriod(whole.startsOn, whole.endsOn)
  localPeriod(part.startsOn, part.endsOn)
  if (
    daysBetween(whole.startsOn, whole.endsOn) === 0 ||
    part.startsOn < whole.startsOn ||
    part.endsOn > whole.endsOn
  ) {
    throw new KernelError(
      'E_INVALID_PERIOD',
      `${part.startsOn} to ${part.endsOn} does not lie within ${whole.startsOn} to ${whole.endsOn}`
    )
  }
}
