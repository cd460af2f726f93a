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

/** The month of an anchor that holds a day: first day, and the first of the next. */
export function monthOf(anchor: number, day: number): readonly [number, number] {
  let index = 0
  while (anchored(anchor, index) > day) index--
  while (anchored(anchor, index + 1) <= day) index++
  return [anchored(anchor, index), anchored(anchor, index + 1)]
}
