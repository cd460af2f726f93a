/** Days as text, 'YYYY-MM-DD', counted in UTC so that no time zone moves them. */
export function addDays(day: string, count: number): string {
  const [year, month, date] = day.split('-').map(Number)
  return textOf(new Date(Date.UTC(year!, month! - 1, date! + count)))
}

/** The same day some months later; the last one of a month that is shorter. */
export function addMonths(day: string, count: number): string {
  const [year, month, date] = day.split('-').map(Number)
  const last = new Date(Date.UTC(year!, month! - 1 + count + 1, 0)).getUTCDate()
  return textOf(new Date(Date.UTC(year!, month! - 1 + count, Math.min(date!, last))))
}

function textOf(date: Date): string {
  return date.toISOString().slice(0, 10)
}
