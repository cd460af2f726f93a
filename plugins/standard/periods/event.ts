import vine from '@vinejs/vine'
import type { PeriodSource } from '#sdk/periods'
import { shareDay } from '#plugins/standard/periods/between_days'

export interface EventTerms {
  metric: string
}

/** Each day on which something happened is a period of its own: a visit, a connection, an order. */
export const eventSource: PeriodSource<EventTerms, undefined> = {
  code: 'standard.event',
  revision: 1,
  terms: {
    validator: vine.create({ metric: vine.string().trim().minLength(1).maxLength(60) }),
    fields: [{ name: 'metric', label: 'standard.fields.metric', input: 'text', required: true }],
  },
  marks: ({ metric }) => ({ kind: 'usage', metrics: [metric] }),
  periods({ marks, asked }) {
    const days = new Map(marks.map(({ startsOn, endsOn }) => [startsOn, { startsOn, endsOn }]))
    return { periods: [...days.values()].filter((day) => shareDay(day, asked)) }
  },
}
