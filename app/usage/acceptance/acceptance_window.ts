import { addMonths } from '#kernel/calendar_date'
import { startOfLocalDay } from '#kernel/time_zone'
import billingConfig from '#config/billing'
import { clock } from '#app/database/clock'
import type { AcceptanceWindow } from '#app/usage/acceptance/usage_judge'

/** From the day, some months ago, when the company's records may go, to a little ahead of now. */
export function acceptanceWindow(timeZone: string): AcceptanceWindow {
  const { clockSkewSeconds, retentionMonths } = billingConfig.usage
  const oldest = addMonths(clock.today(timeZone), -retentionMonths)
  return {
    earliest: startOfLocalDay(timeZone, oldest),
    latest: Math.floor(clock.now() / 1000) + clockSkewSeconds,
  }
}
