import { KernelError } from './errors.js'

/**
 * A calendar day 'YYYY-MM-DD' of the proleptic Gregorian calendar (ISO 8601), years 0001 to 9999.
 * It has no zone.
 */
export type LocalDate = string

export type DateParts = { readonly year: number; readonly month: number; readonly day: number }

const DAYS_BEFORE_1970 = 719468
const FIRST_DAY = -719162
const LAST_DAY = 2932896

/**
 * The date itself when it is a real day. Throws E_INVALID_DATE ('2026-02-30', '2026-2-3',
 * '2026-02-03T00:00').
 */
export function parseLocalDate(text: string): LocalDate {
  datePartsOf(text)
  return text
}

export function isLocalDate(text: unknown): text is LocalDate {
  if (typeof text !== 'string') return false
  return readParts(text) !== null
}

/** Year, month (1 to 12) and day. Throws E_INVALID_DATE. */
export function datePartsOf(date: LocalDate): DateParts {
  const parts = readParts(date)
  if (parts === null) {
    throw new KernelError('E_INVALID_DATE', `"${date}" is not a calendar day such as "2026-02-28"`)
  }
  return parts
}

export function localDate(year: number, month: number, day: number): LocalDate {
  const text = format(year, month, day)
  datePartsOf(text)
  return text
}

/** Days since 1970-01-01, negative before. */
export function dayNumberOf(date: LocalDate): number {
  const { year, month, day } = datePartsOf(date)
  return dayNumber(year, month, day)
}

/**
 * The day that is `number` days after 1970-01-01. Throws E_INVALID_DATE outside the years 0001 to
 * 9999.
 */
export function dateOfDayNumber(number: number): LocalDate {
  if (!Number.isInteger(number) || number < FIRST_DAY || number > LAST_DAY) {
    throw new KernelError(
      'E_INVALID_DATE',
      `Day ${number} since 1970-01-01 is outside the calendar`
    )
  }
  const shifted = number + DAYS_BEFORE_1970
  const era = Math.floor(shifted / 146097)
  const dayOfEra = shifted - era * 146097
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36524) -
      Math.floor(dayOfEra / 146096)) /
      365
  )
  const dayOfYear =
    dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153)
  const day = dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  return format(year, month, day)
}

export function addDays(date: LocalDate, days: number): LocalDate {
  return dateOfDayNumber(dayNumberOf(date) + days)
}

/**
 * The same day of the month `months` later, or that month's last day when it is shorter: 31 Jan + 1
 * = 28 Feb. For a series always add from the anchor, never from the last result: 31 Jan + 2 = 31
 * Mar. `anchorDay` is the day of the month to aim at when the date itself could not show it: 28 Feb
 * with anchor day 31, + 1 = 31 Mar.
 */
export function addMonths(date: LocalDate, months: number, anchorDay?: number): LocalDate {
  const { year, month, day: ownDay } = datePartsOf(date)
  const day = anchorDay ?? ownDay
  if (!Number.isSafeInteger(months) || !Number.isInteger(day) || day < 1 || day > 31) {
    throw new KernelError(
      'E_INVALID_DATE',
      `Cannot add ${months} months to ${date} with anchor day ${day}`
    )
  }
  const monthIndex = year * 12 + (month - 1) + months
  const targetYear = Math.floor(monthIndex / 12)
  const targetMonth = monthIndex - targetYear * 12 + 1
  if (targetYear < 1 || targetYear > 9999) {
    throw new KernelError('E_INVALID_DATE', `${date} plus ${months} months is outside the calendar`)
  }
  const length = daysInMonth(targetYear, targetMonth)
  return format(targetYear, targetMonth, day < length ? day : length)
}

/** Whole days from the first to the second date; negative when the second is earlier. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return dayNumberOf(to) - dayNumberOf(from)
}

/**
 * Calendar months from the month of the first date to the month of the second; days are not looked
 * at.
 */
export function monthsBetween(from: LocalDate, to: LocalDate): number {
  const first = datePartsOf(from)
  const second = datePartsOf(to)
  return (second.year - first.year) * 12 + (second.month - first.month)
}

/** -1, 0 or 1. */
export function compareDates(left: LocalDate, right: LocalDate): -1 | 0 | 1 {
  return left === right ? 0 : left < right ? -1 : 1
}

export function earlierDate(left: LocalDate, right: LocalDate): LocalDate {
  return left <= right ? left : right
}

export function laterDate(left: LocalDate, right: LocalDate): LocalDate {
  return left >= right ? left : right
}

export function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
}

/** 28 to 31; month is 1 to 12. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

/** Monday 1 to Sunday 7 (ISO 8601). */
export function isoWeekday(date: LocalDate): number {
  return isoWeekdayOfDayNumber(dayNumberOf(date))
}

/** Monday 1 to Sunday 7 of a day number since 1970-01-01, which was a Thursday. */
export function isoWeekdayOfDayNumber(number: number): number {
  return ((((number + 3) % 7) + 7) % 7) + 1
}

/** Howard Hinnant's days_from_civil: the year starts in March, so that the leap day is its last. */
function dayNumber(year: number, month: number, day: number): number {
  const shiftedYear = month <= 2 ? year - 1 : year
  const era = Math.floor(shiftedYear / 400)
  const yearOfEra = shiftedYear - era * 400
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1
  const dayOfEra =
    yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * 146097 + dayOfEra - DAYS_BEFORE_1970
}

function readParts(text: string): DateParts | null {
  if (text.length !== 10 || text.charCodeAt(4) !== 45 || text.charCodeAt(7) !== 45) return null
  const year = readDigits(text, 0, 4)
  const month = readDigits(text, 5, 7)
  const day = readDigits(text, 8, 10)
  if (year < 1 || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return null
  return { year, month, day }
}

function readDigits(text: string, from: number, to: number): number {
  let value = 0
  for (let index = from; index < to; index++) {
    const digit = text.charCodeAt(index) - 48
    if (digit < 0 || digit > 9) return -1
    value = value * 10 + digit
  }
  return value
}

function format(year: number, month: number, day: number): LocalDate {
  const yearText = year > 999 ? `${year}` : `${year}`.padStart(4, '0')
  return `${yearText}-${month < 10 ? '0' : ''}${month}-${day < 10 ? '0' : ''}${day}`
}
