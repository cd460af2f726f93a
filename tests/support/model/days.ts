/** Days as numbers since 1970, so that the model counts on its own. */
export const dayOf = (text: string) => Date.parse(`${text}T00:00:00Z`) / 86_400_000

export const textOf = (day: number) => new Date(day * 86_400_000).toISOString().slice(0, 10)

/** The day in the month `months` later that an anchor falls on: its own, or the last of a shorter one. */
export function anchored(anchor: number, months: number): number {
  const date = new Date(anchor * 86_400_000)
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth() + months]
  const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate()
  return Date.UTC(year, month, Math.min(date.getUTCDate(), last)) / 86_400_000
}

/** The period of an anchor that holds a day: first day, and the first of the next. */
export function periodOf(anchor: number, day: number, months: number): readonly [number, number] {
  let index = 0
  while (anchored(anchor, index * months) > day) index--
  while (anchored(anchor, (index + 1) * months) <= day) index++
  return [anchored(anchor, index * months), anchored(anchor, (index + 1) * months)]
}

/** Whether Berlin has summer time at the beginning of a day, as the law says: last Sundays. */
export function isSummer(day: number): boolean {
  const year = new Date(day * 86_400_000).getUTCFullYear()
  return day > lastSunday(year, 2) && day <= lastSunday(year, 9)
}

function lastSunday(year: number, month: number): number {
  const last = Date.UTC(year, month + 1, 0)
  return last / 86_400_000 - new Date(last).getUTCDay()
}
