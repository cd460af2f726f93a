import { dateOfDayNumber, datePartsOf, dayNumberOf, isoWeekday } from '#sdk/time'
import type { CalendarTimes, SeasonRow, TimeRow } from '#plugins/standard/rating/calendar_terms'
import { holidaysOf } from '#plugins/standard/rating/holidays'

const DAY_MINUTES = 1440
/** Days remembered at once; a run looks at a few months. */
const MAXIMUM_DAYS = 4_000
/** Of any leap year, so that 29 February is among its days. */
const FIRST_DAY = '2024-01-01'

/** Whether a day of the year, as MM-DD, lies in a season. */
export function isInSeason({ from, to }: SeasonRow, day: string): boolean {
  return from <= to ? day >= from && day <= to : day >= from || day <= to
}

export function daysOfYear(): string[] {
  const first = dayNumberOf(FIRST_DAY)
  return Array.from({ length: 366 }, (_, index) => dateOfDayNumber(first + index).slice(5))
}

export function minuteOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
}

/** Whether a minute of a day lies in a time; one that goes over midnight holds both ends of the day. */
export function isInTime({ from, to }: TimeRow, minute: number): boolean {
  const [starts, ends] = [minuteOf(from), minuteOf(to)]
  return starts < ends ? minute >= starts && minute < ends : minute >= starts || minute < ends
}

export function namesOf(rows: readonly { readonly name: string }[]): string[] {
  return [...new Set(rows.map(({ name }) => name))]
}

/** How much a time says: one for each thing that it limits. */
export function specificity({ seasons, day_types: types, from, to }: TimeRow): number {
  const isWholeDay = from === '00:00' && to === '24:00'
  return Number(seasons.length > 0) + Number(types.length > 0) + Number(!isWholeDay)
}

/** The times in the order in which they are asked. */
export function orderedTimes({ times, match }: CalendarTimes): readonly TimeRow[] {
  if (match !== 'most_specific') return times
  return times.toSorted((left, right) => specificity(right) - specificity(left))
}

/** The band of a second of a local day, as index into the bands. */
export type BandOf = (dayNumber: number, second: number) => number

/** Bands of every minute of every kind of day, so that an event costs two look-ups. */
export function compileCalendar(terms: CalendarTimes): BandOf {
  const seasons = namesOf(terms.seasons)
  const types = namesOf(terms.day_types)
  const width = Math.max(1, types.length)
  const rows = orderedTimes(terms)
  const cells = new Int16Array(Math.max(1, seasons.length) * width * DAY_MINUTES).fill(-1)
  for (let kind = 0; kind < cells.length / DAY_MINUTES; kind++) {
    const season = seasons[Math.floor(kind / width)]
    const type = types[kind % width]
    for (const row of rows) {
      if (!holdsOn(row, season, type)) continue
      const band = terms.bands.findIndex(({ name }) => name === row.band)
      for (let minute = 0; minute < DAY_MINUTES; minute++) {
        const cell = kind * DAY_MINUTES + minute
        if (cells[cell] === -1 && isInTime(row, minute)) cells[cell] = band
      }
    }
  }
  const kindOf = compileKinds(terms, seasons, types)
  return (dayNumber, second) => {
    return cells[kindOf(dayNumber) * DAY_MINUTES + Math.floor(second / 60)]
  }
}

export function holdsOn(
  row: TimeRow,
  season: string | undefined,
  type: string | undefined
): boolean {
  const isSeason = row.seasons.length === 0 || row.seasons.includes(season ?? '')
  return isSeason && (row.day_types.length === 0 || row.day_types.includes(type ?? ''))
}

/** Which kind of day a day is: its season times the number of day types, plus its day type. */
function compileKinds(
  terms: CalendarTimes,
  seasons: readonly string[],
  types: readonly string[]
): (dayNumber: number) => number {
  const seasonOf = new Map(
    daysOfYear().map((day) => {
      const season = terms.seasons.find((one) => isInSeason(one, day))
      return [day, Math.max(0, seasons.indexOf(season?.name ?? ''))]
    })
  )
  const typeOf = Array.from({ length: 8 }, (_, weekday) => {
    return Math.max(
      0,
      terms.day_types.findIndex(({ weekdays }) => weekdays.includes(weekday))
    )
  })
  const holidayType = terms.day_types.findIndex(({ holidays }) => holidays)
  const holidays = new Map<number, Set<number>>()
  const known = new Map<number, number>()

  function isHoliday(dayNumber: number, year: number): boolean {
    if (holidayType === -1) return false
    let days = holidays.get(year)
    if (days === undefined) {
      days = holidaysOf(terms.holidays, year)
      holidays.set(year, days)
    }
    return days.has(dayNumber)
  }

  return (dayNumber) => {
    const found = known.get(dayNumber)
    if (found !== undefined) return found
    const day = dateOfDayNumber(dayNumber)
    const type = isHoliday(dayNumber, datePartsOf(day).year) ? holidayType : typeOf[isoWeekday(day)]
    const kind = seasonOf.get(day.slice(5))! * Math.max(1, types.length) + type
    if (known.size >= MAXIMUM_DAYS) known.clear()
    known.set(dayNumber, kind)
    return kind
  }
}
