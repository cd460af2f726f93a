import { dayNumberOf } from '#kernel/calendar_date'
import { printableSpaces } from '#app/rendering/format_decimal'

const DAY_MILLISECONDS = 86_400_000
const formats = new Map<string, Intl.DateTimeFormat>()

/** 'YYYY-MM-DD' as the locale writes a date. Throws E_INVALID_DATE. */
export function formatLocalDate(date: string, locale: string): string {
  return format(locale, { dateStyle: 'medium' }, dayNumberOf(date) * DAY_MILLISECONDS)
}

/** Date and time of an instant on a clock that is `utcOffsetSeconds` ahead of UTC. */
export function formatLocalDateTime(
  epochSeconds: number,
  utcOffsetSeconds: number,
  locale: string
): string {
  const options = { dateStyle: 'medium', timeStyle: 'medium' } as const
  return format(locale, options, (epochSeconds + utcOffsetSeconds) * 1000)
}

/** The local reading is handed over as if it were UTC, so the machine's zone has no say. */
function format(locale: string, options: Intl.DateTimeFormatOptions, milliseconds: number): string {
  const key = `${locale} ${options.timeStyle ?? ''}`
  let known = formats.get(key)
  if (known === undefined) {
    known = new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' })
    formats.set(key, known)
  }
  return printableSpaces(known.format(milliseconds))
}
