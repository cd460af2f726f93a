import {
  addDays,
  addMonths,
  datePartsOf,
  isoWeekday,
  monthsBetween,
  type LocalDate,
} from './calendar_date.js'
import { KernelError } from './errors.js'
import {
  intersectPeriods,
  periodContaining,
  periodsBetween,
  type LocalPeriod,
  type PeriodSeries,
  type PeriodUnit,
} from './period.js'

/** advance: a period is due on its first day of service · arrears: on the day after its last. */
export type BillingTiming = 'advance' | 'arrears'

/**
 * `part` are the days served within the `whole` period of the series; a full period has both the
 * same.
 */
export type ServicePeriod = {
  readonly index: number
  readonly whole: LocalPeriod
  readonly part: LocalPeriod
}

/**
 * Periods begun before an anchor-day series could be asked about; years of service are far fewer.
 */
const MAXIMUM_PERIODS = 12000

/**
 * The periods of a service from `startsOn` to `endsOn` (exclusive, null while it goes on) that are
 * due on `dueOn`: a short first one up to the next boundary, whole ones, a short last one. The
 * denominator of a short one is always its whole period, also when the service began in it (349 of
 * 365 days up to the next 15 January, not a stub of 15 days).
 */
export function servicePeriodsDue(
  input: PeriodSeries & {
    readonly startsOn: LocalDate
    readonly endsOn: LocalDate | null
    readonly dueOn: LocalDate
    readonly timing: BillingTiming
  }
): ServicePeriod[] {
  const { startsOn, endsOn, dueOn, timing } = input
  const horizon = addDays(dueOn, 1)
  const until = endsOn === null || endsOn > horizon ? horizon : endsOn
  if (until <= startsOn) return []
  const service = { startsOn, endsOn: endsOn ?? lastBoundary(input, until) }
  return periodsBetween({ ...input, startsOn, endsOn: until, maximum: MAXIMUM_PERIODS })
    .map((whole) => {
      const part = intersectPeriods(whole, service)
      if (part === null) throw new KernelError('E_INVALID_PERIOD', 'A due period has no days')
      return { index: whole.index, whole: withoutIndex(whole), part }
    })
    .filter(({ part }) => (timing === 'advance' ? part.startsOn : part.endsOn) <= dueOn)
}

/**
 * The anchor of a series that is billed on a day of the month (an account's billing day): that day
 * in the month in which the service starts, clamped. Pass `anchorDay` on with it, so that a clamped
 * anchor does not stay clamped.
 */
export function anchorOnDay(startsOn: LocalDate, anchorDay: number): LocalDate {
  return addMonths(startsOn, 0, anchorDay)
}

/**
 * The next billing date after `current`, counted from the month (or day) of `current` itself and
 * landing on the anchor's day: for services whose periods left the anchor's grid, for instance
 * after the anchor was moved. Weeks land on the anchor's weekday. `shortFirst` says where a first
 * period of months that is cut short ends: 'day' on the anchor's day of its own month, 'anchor' on
 * the anchor itself.
 */
export function nextBillingDate(input: {
  readonly anchor: LocalDate
  readonly current: LocalDate
  readonly unit: PeriodUnit
  readonly count: number
  readonly shortFirst?: 'day' | 'anchor'
}): LocalDate {
  const { anchor, current, unit, count, shortFirst = 'day' } = input
  if (!Number.isSafeInteger(count) || count < 1) {
    throw new KernelError('E_INVALID_PERIOD', `A period is one or more units, got ${count}`)
  }
  if (unit === 'day') return addDays(current, count)
  if (unit === 'week') {
    const days = (isoWeekday(anchor) - isoWeekday(current) + 7) % 7
    return addDays(current, days === 0 ? count * 7 : days + (count - 1) * 7)
  }
  if (unit === 'year') {
    const years = datePartsOf(current).year - datePartsOf(anchor).year + count
    return addMonths(anchor, years * 12)
  }
  const months = monthsBetween(anchor, current)
  const firstEnd = shortFirst === 'anchor' ? anchor : addMonths(anchor, months)
  return current < firstEnd ? firstEnd : addMonths(anchor, months + count)
}

/**
 * The end of the period that the last day asked for lies in: a service without an end fills its
 * periods.
 */
function lastBoundary(series: PeriodSeries, until: LocalDate): LocalDate {
  return periodContaining({ ...series, date: addDays(until, -1) }).endsOn
}

function withoutIndex({ startsOn, endsOn }: LocalPeriod): LocalPeriod {
  return { startsOn, endsOn }
}
