import vine from '@vinejs/vine'
import type { PeriodSource } from '#sdk/periods'
import { betweenDays } from '#plugins/standard/periods/between_days'

export interface ReadingsTerms {
  /** Metric whose events are readings. */
  metric: string
  /** Kinds of reading (attribute `kind`) that end a period; interim ones do not. */
  kinds: string[]
}

const MAXIMUM_KINDS = 20

/** From one reading to the next, whenever somebody came to read. */
export const readingsSource: PeriodSource<ReadingsTerms, undefined> = {
  code: 'standard.readings',
  revision: 1,
  terms: {
    validator: vine.create({
      metric: vine.string().trim().minLength(1).maxLength(60),
      kinds: vine
        .array(vine.string().trim().minLength(1).maxLength(40))
        .minLength(1)
        .maxLength(MAXIMUM_KINDS),
    }),
    fields: [
      { name: 'metric', label: 'standard.fields.metric', input: 'text', required: true },
      {
        name: 'kinds',
        label: 'standard.fields.reading_kinds',
        hint: 'standard.hints.reading_kinds',
        input: 'values',
        required: true,
        fields: [{ name: 'kind', label: 'standard.fields.reading_kind', input: 'text' }],
      },
    ],
  },
  marks: ({ metric }) => ({ kind: 'usage', metrics: [metric] }),
  periods({ terms, marks, asked }) {
    const closing = marks.filter(({ attributes }) => terms.kinds.includes(`${attributes?.kind}`))
    return {
      periods: betweenDays(
        closing.map(({ startsOn }) => startsOn),
        asked
      ),
    }
  },
}
