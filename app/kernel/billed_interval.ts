import type { LocalDate } from './calendar_date.js'
import { KernelError } from './errors.js'
import { intersectPeriods, type LocalPeriod } from './period.js'
import { prorateFraction } from './proration.js'
import { multiplyRational, type Rational } from './rational.js'

/**
 * What one bill asked for: a price for the days of `whole`, of which `days` are billed. `rate` is
 * the exact price of the whole, in major units.
 */
export type BilledInterval = {
  readonly whole: LocalPeriod
  readonly days: LocalPeriod
  readonly rate: Rational
}

/** Billed intervals beyond this number are a mistake of the caller. */
const MAXIMUM_INTERVALS = 10_000

/** The exact price of the billed days: rate x days / days of the whole period. */
export function amountOfInterval({ whole, days, rate }: BilledInterval): Rational {
  return multiplyRational(rate, prorateFraction({ method: 'actual_days', whole, part: days }))
}

/**
 * What is still billed after credits took days back: each takes its days off the oldest bill of all
 * of them that still stands, because what replaces a bill is newer. Ordered by day.
 * Throws E_INVALID_PERIOD for a credit of days that are not billed.
 */
export function effectiveIntervals(
  billed: readonly BilledInterval[],
  credits: readonly LocalPeriod[]
): BilledInterval[] {
  if (billed.length > MAXIMUM_INTERVALS) {
    throw new KernelError('E_TOO_MANY_PERIODS', `More than ${MAXIMUM_INTERVALS} billed intervals`)
  }
  let left = [...billed]
  for (const credit of credits) {
    const index = left.findIndex(({ days }) => holds(days, credit))
    if (index === -1) {
      const { startsOn, endsOn } = credit
      throw new KernelError('E_INVALID_PERIOD', `${startsOn} to ${endsOn} is credited, not billed`)
    }
    left = left.toSpliced(index, 1, ...cut(left[index], credit))
  }
  return left.toSorted((one, other) => (one.days.startsOn < other.days.startsOn ? -1 : 1))
}

/**
 * What has to be billed and taken back so that `target` is what is billed: days that stay at their
 * rate are left alone. Both sides are ordered by day and free of overlaps within themselves.
 */
export function intervalDifference(
  billed: readonly BilledInterval[],
  target: readonly BilledInterval[]
): { readonly bill: BilledInterval[]; readonly takeBack: BilledInterval[] } {
  return { bill: beyond(target, billed), takeBack: beyond(billed, target) }
}

/** The days of `intervals` that `others` do not have at the same rate. */
function beyond(intervals: readonly BilledInterval[], others: readonly BilledInterval[]) {
  let left = [...intervals]
  for (const { days, rate } of others) {
    left = left.flatMap((interval) =>
      isSameRate(interval.rate, rate) ? cut(interval, days) : [interval]
    )
  }
  return left
}

/** What is left of an interval without some days: up to two pieces. */
function cut(interval: BilledInterval, days: LocalPeriod): BilledInterval[] {
  const shared = intersectPeriods(interval.days, days)
  if (shared === null) return [interval]
  const piece = (startsOn: LocalDate, endsOn: LocalDate) =>
    startsOn < endsOn ? [{ ...interval, days: { startsOn, endsOn } }] : []
  return [
    ...piece(interval.days.startsOn, shared.startsOn),
    ...piece(shared.endsOn, interval.days.endsOn),
  ]
}

function holds(outer: LocalPeriod, inner: LocalPeriod): boolean {
  return outer.startsOn <= inner.startsOn && inner.endsOn <= outer.endsOn
}

function isSameRate(left: Rational, right: Rational): boolean {
  return left.numerator === right.numerator && left.denominator === right.denominator
}
