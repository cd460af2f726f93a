import { addDays, isLocalDate } from '#kernel/calendar_date'
import { periodContaining, type LocalPeriod } from '#kernel/period'
import type { PlanVersion } from '#app/catalog/charge'
import { isCalendar } from '#app/catalog/period_source'
import { ChangeRefusedException } from '#app/subscriptions/exceptions/change_refused_exception'
import { anchorOnDayOf, type PhasedSubscription } from '#app/subscriptions/phases'

/** When a change holds: today, with the period that runs today over, or from a local date on. */
export type Effective = 'now' | 'period_end' | (string & {})

interface Asked extends PhasedSubscription {
  readonly effective: Effective
  readonly startsOn: string
  readonly today: string
  /** The plan version that holds today, or would; null when there is none. */
  readonly version: PlanVersion | null
  /** The day itself is used: what is ended now ends with it. */
  readonly isEnd?: boolean
}

/**
 * The first day that a change holds. Nothing of it is guessed from prices: the caller says when.
 * Errors: E_CHANGE_REFUSED at `effective`.
 */
export function effectiveDay(asked: Asked): string {
  const { effective, startsOn, today, version, isEnd = false } = asked
  if (effective === 'now') {
    if (today < startsOn) return startsOn
    return isEnd ? addDays(today, 1) : today
  }
  if (effective === 'period_end') {
    const day = today < startsOn ? startsOn : today
    const period = version && planPeriodOf(version, asked, day)
    if (period) return period.endsOn
    throw refused('its periods do not follow the calendar, or none runs: name the date')
  }
  if (isLocalDate(effective)) return effective
  throw refused(`"${effective}" is not "now", "period_end" or a date such as "2026-02-28"`)
}

/** The whole period of a plan that holds a day; null where its periods have a source. */
export function planPeriodOf(
  version: PlanVersion,
  subscription: PhasedSubscription,
  date: string
): LocalPeriod | null {
  if (!isCalendar(version.periodSource)) return null
  const { periodUnit: unit, periodCount: count } = version
  const anchor = anchorOnDayOf(version, subscription, date)
  return periodContaining({ anchor, unit, count, date })
}

function refused(message: string) {
  return new ChangeRefusedException(`The day of the change: ${message}`, 'effective')
}
