import { addDays, dayNumberOf, isLocalDate, isoWeekday, localDate } from '#sdk/time'

const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']
const NTH = /^(0[1-9]|1[0-2])-(mon|tue|wed|thu|fri|sat|sun)-([1-4]|last)$/
const EASTER = /^(orthodox_)?easter([+-][0-9]{1,3})?$/
const LEAP_YEAR = 2024

/** Whether a text names a holiday as `holidaysOf` reads it. */
export function isHoliday(text: string): boolean {
  if (isLocalDate(text) || NTH.test(text) || EASTER.test(text)) return true
  return /^[0-9]{2}-[0-9]{2}$/.test(text) && isLocalDate(`${LEAP_YEAR}-${text}`)
}

/**
 * The day numbers of the holidays of a year. A holiday is a date ('2026-04-06'), a day of every year
 * ('12-25'; 02-29 in leap years), days from Easter ('easter+1', 'orthodox_easter-2') or a weekday of
 * a month ('09-mon-1', '05-mon-last').
 */
export function holidaysOf(texts: readonly string[], year: number): Set<number> {
  return new Set(
    texts.flatMap((text) => {
      const day = dayOf(text, year)
      return day !== null && isLocalDate(day) ? [dayNumberOf(day)] : []
    })
  )
}

function dayOf(text: string, year: number): string | null {
  const nth = NTH.exec(text)
  if (nth !== null) return nthWeekday(year, Number(nth[1]), WEEKDAYS.indexOf(nth[2]) + 1, nth[3])
  const easter = EASTER.exec(text)
  if (easter !== null) {
    const sunday = easter[1] === undefined ? westernEaster(year) : orthodoxEaster(year)
    return addDays(sunday, Number(easter[2] ?? 0))
  }
  if (text.length === 10) return text.startsWith(`${year}-`.padStart(5, '0')) ? text : null
  return `${`${year}`.padStart(4, '0')}-${text}`
}

function nthWeekday(year: number, month: number, weekday: number, which: string): string {
  if (which === 'last') {
    const next = month === 12 ? localDate(year + 1, 1, 1) : localDate(year, month + 1, 1)
    const last = addDays(next, -1)
    return addDays(last, -((isoWeekday(last) - weekday + 7) % 7))
  }
  const first = localDate(year, month, 1)
  return addDays(first, ((weekday - isoWeekday(first) + 7) % 7) + 7 * (Number(which) - 1))
}

/** Easter Sunday of the Gregorian calendar (Meeus, Jones, Butcher). */
function westernEaster(year: number): string {
  const golden = year % 19
  const century = Math.floor(year / 100)
  const rest = year % 100
  const moved = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3)
  const moon = (19 * golden + century - Math.floor(century / 4) - moved + 15) % 30
  const sunday = (32 + 2 * (century % 4) + 2 * Math.floor(rest / 4) - moon - (rest % 4)) % 7
  const late = Math.floor((golden + 11 * moon + 22 * sunday) / 451)
  const days = moon + sunday - 7 * late + 114
  return localDate(year, Math.floor(days / 31), (days % 31) + 1)
}

/** Easter Sunday of the Julian calendar (Meeus), as a Gregorian date. */
function orthodoxEaster(year: number): string {
  const moon = (19 * (year % 19) + 15) % 30
  const sunday = (2 * (year % 4) + 4 * (year % 7) - moon + 34) % 7
  const days = moon + sunday + 114
  const behind = Math.floor(year / 100) - Math.floor(year / 400) - 2
  return addDays(localDate(year, Math.floor(days / 31), (days % 31) + 1), behind)
}
