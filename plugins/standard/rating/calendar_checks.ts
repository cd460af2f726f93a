import vine from '@vinejs/vine'
import {
  daysOfYear,
  holdsOn,
  isInSeason,
  isInTime,
  minuteOf,
  namesOf,
  orderedTimes,
  specificity,
} from '#plugins/standard/rating/calendar_grid'
import type { CalendarTimes, TimeRow } from '#plugins/standard/rating/calendar_terms'
import { isHoliday } from '#plugins/standard/rating/holidays'

const MONTH_DAY = /^[0-9]{2}-[0-9]{2}$/
const TIME = /^([01][0-9]|2[0-3]):[0-5][0-9]$|^24:00$/
const MAXIMUM_ROWS = 200
const MAXIMUM_KINDS = 12

interface Options {
  readonly part: 'seasons' | 'day_types' | 'holidays' | 'times'
}

/**
 * Refuses a calendar in which an instant has no band or more than one, and what no instant can
 * reach. What is malformed is reported where it stands, and not here.
 */
export const assertedCalendar = vine.createRule((_value: unknown, { part }: Options, field) => {
  const { parent } = field as unknown as { parent: unknown }
  if (!isReadable(parent)) return
  const problem = PROBLEMS[part](parent)
  if (problem !== null) field.report(problem, `calendar_${part}`, field)
})

const PROBLEMS: Record<Options['part'], (terms: CalendarTimes) => string | null> = {
  seasons: seasonProblem,
  day_types: dayTypeProblem,
  holidays: holidayProblem,
  times: (terms) => {
    const isSound = seasonProblem(terms) === null && dayTypeProblem(terms) === null
    return nameProblem(terms) ?? (isSound ? timeProblem(terms) : null)
  },
}

function seasonProblem({ seasons }: CalendarTimes): string | null {
  if (seasons.length === 0) return null
  for (const day of daysOfYear()) {
    const found = namesWhere(seasons, (season) => isInSeason(season, day))
    if (found.length === 0) return `No season of the {{ field }} field holds ${day}`
    if (found.length > 1) return `The seasons ${found[0]} and ${found[1]} both hold ${day}`
  }
  return null
}

function dayTypeProblem({ day_types: types }: CalendarTimes): string | null {
  if (types.length === 0) return null
  for (let weekday = 1; weekday <= 7; weekday++) {
    const found = namesWhere(types, ({ weekdays }) => weekdays.includes(weekday))
    if (found.length === 0) return `No day type of the {{ field }} field holds weekday ${weekday}`
    if (found.length > 1) {
      return `The day types ${found[0]} and ${found[1]} both hold weekday ${weekday}`
    }
  }
  const holidays = namesWhere(types, (type) => type.holidays)
  return holidays.length > 1
    ? `The day types ${holidays[0]} and ${holidays[1]} both take holidays`
    : null
}

function holidayProblem({ holidays, day_types: types }: CalendarTimes): string | null {
  const wrong = holidays.find((text) => !isHoliday(text))
  if (wrong !== undefined) {
    return `"${wrong}" in the {{ field }} field is no holiday such as 2026-04-06, 12-25, easter+1 or 09-mon-1`
  }
  return holidays.length > 0 && !types.some((type) => type.holidays)
    ? 'The {{ field }} field needs a day type that takes holidays'
    : null
}

function nameProblem({ times, bands, seasons, day_types: types }: CalendarTimes): string | null {
  const known = { band: namesOf(bands), season: namesOf(seasons), type: namesOf(types) }
  for (const row of times) {
    if (!known.band.includes(row.band)) return `There is no band named ${row.band}`
    const season = row.seasons.find((name) => !known.season.includes(name))
    if (season !== undefined) return `The band ${row.band} names an unknown season ${season}`
    const type = row.day_types.find((name) => !known.type.includes(name))
    if (type !== undefined) return `The band ${row.band} names an unknown day type ${type}`
    if (row.from === row.to) return `A time of the band ${row.band} begins when it ends`
  }
  const unused = known.band.find((name) => times.every(({ band }) => band !== name))
  return unused === undefined ? null : `The band ${unused} holds at no time`
}

/** Looks at each kind of day, between all the minutes at which any time begins or ends. */
function timeProblem(terms: CalendarTimes): string | null {
  const rows = orderedTimes(terms)
  const used = new Set<TimeRow>()
  const minutes = [...new Set([0, ...rows.flatMap(({ from, to }) => [from, to].map(minuteOf))])]
    .filter((minute) => minute < 1440)
    .sort((left, right) => left - right)
  for (const season of orAny(namesOf(terms.seasons))) {
    for (const type of orAny(namesOf(terms.day_types))) {
      const today = rows.filter((row) => holdsOn(row, season, type))
      for (const minute of minutes) {
        const when = [season, type, clock(minute)].filter((text) => text !== undefined).join(', ')
        const found = today.filter((row) => isInTime(row, minute))
        if (found.length === 0) return `No band holds at: ${when}`
        const rival = rivalOf(found, terms.match)
        if (rival !== null) return `The bands ${found[0].band} and ${rival} both hold at: ${when}`
        used.add(found[0])
      }
    }
  }
  const hidden = terms.match === 'only_one' ? undefined : rows.find((row) => !used.has(row))
  return hidden === undefined
    ? null
    : `The time of the band ${hidden.band} from ${hidden.from} to ${hidden.to} is never reached`
}

/** Another band that holds as much as the first does. */
function rivalOf(found: readonly TimeRow[], match: CalendarTimes['match']): string | null {
  if (match === 'first') return null
  const [first, ...others] = found
  const rival = others.find((row) => {
    const isEqual = match === 'only_one' || specificity(row) === specificity(first)
    return row.band !== first.band && isEqual
  })
  return rival?.band ?? null
}

function orAny(names: readonly string[]): readonly (string | undefined)[] {
  return names.length === 0 ? [undefined] : names
}

function clock(minute: number): string {
  const [hours, rest] = [Math.floor(minute / 60), minute % 60]
  return [hours, rest].map((part) => `${part}`.padStart(2, '0')).join(':')
}

function namesWhere<T extends { readonly name: string }>(
  rows: readonly T[],
  holds: (row: T) => boolean
): string[] {
  return namesOf(rows.filter(holds))
}

/** Terms as they came: lists of rows with the texts that are looked at. */
function isReadable(given: unknown): given is CalendarTimes {
  const terms = given as CalendarTimes
  return (
    rowsOf(terms.seasons, MAXIMUM_KINDS, (row) =>
      [row?.from, row?.to].every((text) => MONTH_DAY.test(String(text)))
    ) &&
    rowsOf(terms.day_types, MAXIMUM_KINDS, (row) => Array.isArray(row?.weekdays)) &&
    rowsOf(terms.holidays, MAXIMUM_ROWS, (text) => typeof text === 'string') &&
    rowsOf(terms.bands, MAXIMUM_ROWS, (row) => typeof row?.name === 'string') &&
    rowsOf(terms.times, MAXIMUM_ROWS, isReadableTime)
  )
}

function isReadableTime(row: TimeRow): boolean {
  return (
    Array.isArray(row?.seasons) &&
    Array.isArray(row.day_types) &&
    [row.from, row.to].every((text) => TIME.test(String(text)))
  )
}

function rowsOf<T>(rows: readonly T[], most: number, isSound: (row: T) => boolean): boolean {
  return Array.isArray(rows) && rows.length <= most && rows.every(isSound)
}
