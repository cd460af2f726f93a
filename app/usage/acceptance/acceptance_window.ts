import { addDays, addMonths } from '#kernel/calendar_date'
import { startOfLocalDay } from '#kernel/time_zone'
import billingConfig from '#config/billing'
import { clock, type LocalPlace } from '#app/database/clock'
import type { AcceptanceWindow } from '#app/usage/acceptance/usage_judge'

/**
 * From the day, some months ago, when the company's records may go, to a little ahead of now; of a
 * sandbox to the end of the day it stands on.
 */
export function acceptanceWindow(company: LocalPlace): AcceptanceWindow {
  const { clockSkewSeconds, retentionMonths } = billingConfig.usage
  const { timeZone, clockOn } = company
  const oldest = addMonths(clock.todayOf(company), -retentionMonths)
  const now = clockOn
    ? startOfLocalDay(timeZone, addDays(clockOn, 1))
    : Math.floor(clock.now() / 1000)
  return { earliest: startOfLocalDay(timeZone, oldest), latest: now + clockSkewSeconds }
}
