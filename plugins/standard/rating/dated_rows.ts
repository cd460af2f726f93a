import vine from '@vinejs/vine'
import type { FormField } from '#sdk/schema'
import { isLocalDate } from '#sdk/time'

/** What holds from a day on, until the next row begins; the first row holds from the beginning. */
export interface DatedRow {
  from: string | null
}

const isDate = vine.createRule((value: unknown, _options: undefined, field) => {
  if (typeof value !== 'string' || isLocalDate(value)) return
  field.report('The {{ field }} field must be a date such as 2026-01-31', 'date', field)
})

export function dateText() {
  return vine.string().use(isDate())
}

/** The first row has no day, and each of the others a later one than the row before. */
export function risingDates() {
  return vine.createRule((value: unknown, _options: undefined, field) => {
    if (!Array.isArray(value)) return
    const days = value.map((row) => (row as DatedRow | null)?.from)
    if (days.some((day) => typeof day === 'string' && !isLocalDate(day))) return
    if (days.length > 0 && days[0] !== null && days[0] !== undefined) {
      field.report(
        'The first row of the {{ field }} field holds from the beginning',
        'dates',
        field
      )
      return
    }
    const falls = days.slice(1).some((day, index) => !(String(day) > String(days[index] ?? '')))
    const isMissing = days.slice(1).some((day) => typeof day !== 'string')
    if (!falls && !isMissing) return
    field.report(
      'Each row of the {{ field }} field must begin after the one before',
      'dates',
      field
    )
  })()
}

export const fromField: FormField = {
  name: 'from',
  label: 'standard.fields.holds_from',
  hint: 'standard.hints.holds_from',
  input: 'date',
}

/** The row that holds on a day. */
export function rowOn<T extends DatedRow>(rows: readonly T[], day: string): T {
  return rows.findLast(({ from }) => from === null || from <= day) ?? rows[0]
}

/** Days at which a span of half-open days is cut: its first day, and each change within it. */
export function cutDays(
  changes: Iterable<string>,
  { startsOn, endsOn }: { readonly startsOn: string; readonly endsOn: string }
): string[] {
  const within = [...new Set(changes)].filter((day) => day > startsOn && day < endsOn)
  return startsOn < endsOn ? [startsOn, ...within.sort()] : []
}

export function changesOf(rows: readonly DatedRow[]): string[] {
  return rows.flatMap(({ from }) => (from === null ? [] : [from]))
}
