import vine from '@vinejs/vine'
import { isLocalDate } from '#kernel/calendar_date'

const localDateRule = vine.createRule((value: unknown, _: undefined, field) => {
  if (!isLocalDate(value)) {
    field.report('The {{ field }} field must be a date such as 2026-11-01', 'local_date', field)
  }
})

/** A VineJS type for a calendar date as text; it belongs to no time zone. */
export function localDate() {
  return vine.string().use(localDateRule(undefined))
}
