import { datePartsOf, isoWeekday, addDays, localDate, type LocalDate } from '#kernel/calendar_date'
import { localToInstant, localDateAt } from '#kernel/time_zone'
import type { PeriodUnit } from '#kernel/period'

type Length = { unit: PeriodUnit; count: number }

/** The names that systems give to billing periods. */
const LENGTHS: Readonly<Record<string, Length>> = {
  daily: { unit: 'day', count: 1 },
  weekly: { unit: 'week', count: 1 },
  biweekly: { unit: 'week', count: 2 },
  thirty_days: { unit: 'day', count: 30 },
  thirty_one_days: { unit: 'day', count: 31 },
  sixty_days: { unit: 'day', count: 60 },
  ninety_days: { unit: 'day', count: 90 },
  monthly: { unit: 'month', count: 1 },
  bimestrial: { unit: 'month', count: 2 },
  quarterly: { unit: 'month', count: 3 },
  triannual: { unit: 'month', count: 4 },
  biannual: { unit: 'month', count: 6 },
  semiannual: { unit: 'month', count: 6 },
  semi_annual: { unit: 'month', count: 6 },
  half_yearly: { unit: 'month', count: 6 },
  halfyearly: { unit: 'month', count: 6 },
  half_year: { unit: 'month', count: 6 },
  quarter: { unit: 'month', count: 3 },
  annual: { unit: 'year', count: 1 },
  yearly: { unit: 'year', count: 1 },
  sesquiennial: { unit: 'month', count: 18 },
  biennial: { unit: 'year', count: 2 },
  triennial: { unit: 'year', count: 3 },
}

export function lengthOf(name: string): Length {
  const length = LENGTHS[name.toLowerCase().replaceAll('-', '_').replaceAll(' ', '_')]
  if (length === undefined) throw new Error(`Unknown billing period "${name}"`)
  return length
}

/** The period that a text such as 'anniversary monthly arrears' or 'Half Yearly Calendar' names. */
export function lengthIn(text: string): Length {
  const words = `_${text.toLowerCase().replace(/[^a-z]+/g, '_')}_`
  const names = Object.keys(LENGTHS).filter((name) => words.includes(`_${name}_`))
  if (names.length === 0) throw new Error(`No billing period in "${text}"`)
  return lengthOf(names.reduce((longest, name) => (name.length > longest.length ? name : longest)))
}

/** The anchor of calendar billing: Monday, the first of the month, or the first of January. */
export function calendarAnchor(date: LocalDate, { unit, count }: Length): LocalDate {
  const { year, month } = datePartsOf(date)
  if (unit === 'week') return addDays(date, 1 - isoWeekday(date))
  if (unit === 'month') return count === 1 ? localDate(year, month, 1) : localDate(year, 1, 1)
  return unit === 'year' ? localDate(year, 1, 1) : date
}

/** Seconds since 1970 of '2024-05-01T00:00Z', '...:30-08:00' or the like. */
export function instantOf(text: string): number {
  const match = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})(:\d{2})?(?:\.\d+)?(Z|[+-]\d{2}:\d{2})$/.exec(
    text
  )
  if (match === null) throw new Error(`"${text}" is not an instant`)
  const utc = localToInstant('UTC', `${match[1]}T${match[2]}${match[3] ?? ':00'}`).epochSeconds
  if (match[4] === 'Z') return utc
  const [hours, minutes] = match[4].slice(1).split(':').map(Number)
  const offset = hours * 3600 + minutes * 60
  return match[4].startsWith('-') ? utc + offset : utc - offset
}

/** The calendar day of a text that is a date or an instant. */
export function dayOf(text: string, zone = 'UTC'): LocalDate {
  return text.length === 10 ? text : localDateAt(zone, instantOf(text))
}
