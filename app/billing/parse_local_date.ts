import { Exception } from '@adonisjs/core/exceptions'
import { isLocalDate } from '#kernel/calendar_date'

/** Errors: E_INVALID_DATE naming the input and the form it takes. */
export function parseLocalDate(text: string, name: string): string {
  if (!isLocalDate(text)) {
    throw new Exception(`"${text}" is no date for ${name}: write it as 2026-11-01`, {
      code: 'E_INVALID_DATE',
      status: 422,
    })
  }
  return text
}
