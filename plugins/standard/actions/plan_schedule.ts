import { PluginError } from '#sdk/errors'
import type { PluginWriter } from '#sdk/storage'
import { isLocalDate } from '#sdk/time'
import { SCHEDULE_DAYS } from '#plugins/standard/periods/schedule'

export interface PlanScheduleInput {
  readonly schedule: string
  /** Local dates. */
  readonly days: readonly string[]
  /** Days that were planned before and are not any more. */
  readonly removed?: readonly string[]
}

const MAXIMUM_DAYS = 1_000

/**
 * Plans the days of a schedule. What was billed or measured between days that are taken back keeps
 * its days. Errors: E_STANDARD_SCHEDULE.
 */
export class PlanSchedule {
  async execute({ schedule, days, removed = [] }: PlanScheduleInput, writer: PluginWriter) {
    const all = [...days, ...removed]
    const bad = all.find((day) => !isLocalDate(day))
    if (bad !== undefined) {
      throw new PluginError('E_STANDARD_SCHEDULE', `"${bad}" is no date such as 2026-03-05`)
    }
    if (new Set(all).size < all.length || all.length > MAXIMUM_DAYS) {
      const problem = `A schedule names each day once, and at most ${MAXIMUM_DAYS} at a time`
      throw new PluginError('E_STANDARD_SCHEDULE', problem)
    }
    const rows = [
      ...days.map((day) => ({ schedule, day, planned: 1 })),
      ...removed.map((day) => ({ schedule, day, planned: 0 })),
    ]
    if (rows.length > 0) await writer.insert(SCHEDULE_DAYS, rows)
  }
}
