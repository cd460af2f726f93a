import vine from '@vinejs/vine'
import type { FactRow } from '#sdk/facts'
import type { PeriodSource } from '#sdk/periods'
import { betweenDays } from '#plugins/standard/periods/between_days'

export const SCHEDULE_DAYS = 'standard_schedule_days'

export interface ScheduleTerms {
  /** Which days are meant: those of a reading route, of a school, of a market. */
  schedule: string
}

interface DayRow extends FactRow {
  readonly schedule: string
  readonly day: string
  /** 0 takes back a day that was planned before. */
  readonly planned: number
}

/**
 * From one planned day to the next. The days are facts: what is recorded last of a day holds, and
 * days are planned ahead, for a year of a reading route. Behind the last of them nothing is known.
 */
export const scheduleSource: PeriodSource<ScheduleTerms, readonly DayRow[]> = {
  code: 'standard.schedule',
  revision: 1,
  terms: {
    validator: vine.create({
      schedule: vine
        .string()
        .trim()
        .minLength(1)
        .maxLength(60)
        .regex(/^[\w.-]+$/),
    }),
    fields: [
      {
        name: 'schedule',
        label: 'standard.fields.schedule',
        hint: 'standard.hints.schedule',
        input: 'text',
        required: true,
      },
    ],
  },
  async facts(port, { terms }) {
    const rows = await port.rows(SCHEDULE_DAYS, {
      columns: ['schedule', 'day', 'planned'],
      where: { schedule: [...new Set(terms.map(({ schedule }) => schedule))] },
      orderBy: ['recorded_at', 'planned'],
      limit: 100_000,
    })
    return rows as readonly DayRow[]
  },
  periods({ terms, facts, asked }) {
    const planned = new Map<string, boolean>()
    for (const row of facts) {
      if (row.schedule === terms.schedule) planned.set(row.day, row.planned === 1)
    }
    const days = [...planned].flatMap(([day, isPlanned]) => (isPlanned ? [day] : [])).sort()
    const periods = betweenDays(days, asked)
    const last = days.at(-1) ?? asked.startsOn
    if (last >= asked.endsOn) return { periods }
    const detail = { schedule: terms.schedule }
    return { periods, missing: { reason: 'standard.NOT_PLANNED', since: last, detail } }
  },
}
