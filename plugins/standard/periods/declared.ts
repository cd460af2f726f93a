import vine from '@vinejs/vine'
import type { PeriodSource } from '#sdk/periods'
import { shareDay } from '#plugins/standard/periods/between_days'

export interface DeclaredTerms {
  /** Half-open, in their order, none overlapping another. */
  periods: { starts_on: string; ends_on: string }[]
}

const MAXIMUM_PERIODS = 400
const date = () =>
  vine
    .string()
    .trim()
    .regex(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/)

/** Periods that somebody has written down: a heating season, the terms of a school, a term of hire. */
export const declaredSource: PeriodSource<DeclaredTerms, undefined> = {
  code: 'standard.declared',
  revision: 1,
  terms: {
    validator: vine.create({
      periods: vine
        .array(vine.object({ starts_on: date(), ends_on: date() }))
        .minLength(1)
        .maxLength(MAXIMUM_PERIODS)
        .use(
          vine.createRule((value: unknown, _options: undefined, field) => {
            if (!Array.isArray(value) || isOrdered(value)) return
            const problem = 'The {{ field }} field must follow each other, each with a day or more'
            field.report(problem, 'periods', field)
          })()
        ),
    }),
    fields: [
      {
        name: 'periods',
        label: 'standard.fields.periods',
        input: 'list',
        required: true,
        fields: [
          { name: 'starts_on', label: 'standard.fields.starts_on', input: 'date', required: true },
          {
            name: 'ends_on',
            label: 'standard.fields.ends_on',
            hint: 'standard.hints.ends_on',
            input: 'date',
            required: true,
          },
        ],
      },
    ],
  },
  periods({ terms, asked }) {
    const periods = terms.periods.map(({ starts_on: startsOn, ends_on: endsOn }) => {
      return { startsOn, endsOn }
    })
    return { periods: periods.filter((period) => shareDay(period, asked)) }
  },
}

function isOrdered(periods: readonly { starts_on?: string; ends_on?: string }[]): boolean {
  let reached = ''
  return periods.every(({ starts_on: from = '', ends_on: to = '' }) => {
    const fits = from >= reached && from < to
    reached = to
    return fits
  })
}
