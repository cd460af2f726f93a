import vine from '@vinejs/vine'
import type { FormField } from '#sdk/schema'
import { assertedCalendar } from '#plugins/standard/rating/calendar_checks'
import { scaleField, SCALES, type Scale } from '#plugins/standard/rating/tier_scale'
import { tierListField, tierListSchema, type TierRow } from '#plugins/standard/rating/tier_terms'
import {
  unitTermsFields,
  unitTermsSchema,
  type UnitTerms,
} from '#plugins/standard/rating/unit_terms'

/** Which band counts where several times hold: none may, the first listed, the one that says most. */
export const MATCHES = ['only_one', 'first', 'most_specific'] as const
export const BLOCK_MODES = ['graduated', 'volume'] as const

/** Days of every year, both inclusive, as MM-DD; from 11-01 to 03-31 goes over the new year. */
export interface SeasonRow {
  name: string
  from: string
  to: string
}

export interface DayTypeRow {
  name: string
  /** 1 is Monday, 7 is Sunday. */
  weekdays: number[]
  /** Whether holidays are of this type, whatever their weekday. */
  holidays: boolean
}

/** When a band holds, on the clock of the account: of 22:00 to 06:00 both ends of the same day. */
export interface TimeRow {
  band: string
  /** Names; empty for all. */
  seasons: string[]
  day_types: string[]
  from: string
  to: string
}

export interface BandRow {
  name: string
  tiers: TierRow[]
}

/** The calendar without its prices. */
export interface CalendarTimes {
  seasons: SeasonRow[]
  day_types: DayTypeRow[]
  /** '2026-04-06', '12-25', 'easter+1', 'orthodox_easter-2', '09-mon-1', '05-mon-last'. */
  holidays: string[]
  times: TimeRow[]
  match: (typeof MATCHES)[number]
  bands: { name: string }[]
}

export interface CalendarTerms extends CalendarTimes, UnitTerms {
  bands: BandRow[]
  mode: (typeof BLOCK_MODES)[number]
  scale: Scale
}

export const MAXIMUM_SEASONS = 12
export const MAXIMUM_DAY_TYPES = 8
export const MAXIMUM_TIMES = 200
export const MAXIMUM_BANDS = 24
const MAXIMUM_HOLIDAYS = 200
/** A level that holds over bands is no quantity of any of them. */
const LEVELS = ['carries_level', 'weighted_by']
export const MONTH_DAY = /^(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$/
export const TIME_OF_DAY = /^([01][0-9]|2[0-3]):[0-5][0-9]$|^24:00$/

const name = () => vine.string().trim().minLength(1).maxLength(40)

export const calendarTermsSchema = {
  ...unitTermsSchema,
  aggregation: vine.enum(['sum', 'count', 'max', 'latest', 'unique'] as const).optional(),
  seasons: vine
    .array(
      vine.object({
        name: name(),
        from: vine.string().regex(MONTH_DAY),
        to: vine.string().regex(MONTH_DAY),
      })
    )
    .maxLength(MAXIMUM_SEASONS)
    .use(assertedCalendar({ part: 'seasons' })),
  day_types: vine
    .array(
      vine.object({
        name: name(),
        weekdays: vine.array(vine.number().withoutDecimals().min(1).max(7)).distinct(),
        holidays: vine.boolean(),
      })
    )
    .maxLength(MAXIMUM_DAY_TYPES)
    .distinct('name')
    .use(assertedCalendar({ part: 'day_types' })),
  holidays: vine
    .array(vine.string().trim().maxLength(24))
    .maxLength(MAXIMUM_HOLIDAYS)
    .distinct()
    .use(assertedCalendar({ part: 'holidays' })),
  times: vine
    .array(
      vine.object({
        band: name(),
        seasons: vine.array(name()).maxLength(MAXIMUM_SEASONS).distinct(),
        day_types: vine.array(name()).maxLength(MAXIMUM_DAY_TYPES).distinct(),
        from: vine.string().regex(TIME_OF_DAY),
        to: vine.string().regex(TIME_OF_DAY),
      })
    )
    .minLength(1)
    .maxLength(MAXIMUM_TIMES)
    .use(assertedCalendar({ part: 'times' })),
  match: vine.enum(MATCHES),
  bands: vine
    .array(vine.object({ name: name(), tiers: tierListSchema }))
    .minLength(1)
    .maxLength(MAXIMUM_BANDS)
    .distinct('name'),
  mode: vine.enum(BLOCK_MODES),
  scale: vine.enum(SCALES),
}

const names = (field: string, label: string): FormField => ({
  name: field,
  label,
  hint: 'standard.hints.all_when_empty',
  input: 'values',
  fields: [{ name: 'name', label: 'standard.fields.row_name', input: 'text' }],
})

const text = (field: string, label: string, hint?: string): FormField => ({
  name: field,
  label,
  hint,
  input: 'text',
  required: true,
})

const rowName = text('name', 'standard.fields.row_name')

export const calendarTermsFields: readonly FormField[] = [
  {
    name: 'bands',
    label: 'standard.fields.bands',
    input: 'list',
    required: true,
    fields: [rowName, tierListField],
  },
  {
    name: 'mode',
    label: 'standard.fields.mode',
    input: 'select',
    required: true,
    options: BLOCK_MODES.map((value) => ({ value, label: `standard.modes.${value}` })),
  },
  scaleField,
  {
    name: 'seasons',
    label: 'standard.fields.seasons',
    hint: 'standard.hints.seasons',
    input: 'list',
    fields: [
      rowName,
      text('from', 'standard.fields.season_from', 'standard.hints.month_day'),
      text('to', 'standard.fields.season_to', 'standard.hints.month_day'),
    ],
  },
  {
    name: 'day_types',
    label: 'standard.fields.day_types',
    hint: 'standard.hints.day_types',
    input: 'list',
    fields: [
      rowName,
      {
        name: 'weekdays',
        label: 'standard.fields.weekdays',
        hint: 'standard.hints.weekdays',
        input: 'values',
        fields: [{ name: 'weekday', label: 'standard.fields.weekday', input: 'integer' }],
      },
      { name: 'holidays', label: 'standard.fields.takes_holidays', input: 'switch' },
    ],
  },
  {
    name: 'holidays',
    label: 'standard.fields.holidays',
    hint: 'standard.hints.holidays',
    input: 'values',
    fields: [{ name: 'holiday', label: 'standard.fields.holiday', input: 'text' }],
  },
  {
    name: 'times',
    label: 'standard.fields.times',
    hint: 'standard.hints.times',
    input: 'list',
    required: true,
    fields: [
      text('band', 'standard.fields.band'),
      names('seasons', 'standard.fields.seasons'),
      names('day_types', 'standard.fields.day_types'),
      text('from', 'standard.fields.time_from', 'standard.hints.time_of_day'),
      text('to', 'standard.fields.time_to', 'standard.hints.time_of_day'),
    ],
  },
  {
    name: 'match',
    label: 'standard.fields.match',
    input: 'select',
    required: true,
    options: MATCHES.map((value) => ({ value, label: `standard.matches.${value}` })),
  },
  ...unitTermsFields.filter(({ name: field }) => !LEVELS.includes(field)),
]
