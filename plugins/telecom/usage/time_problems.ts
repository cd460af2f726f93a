import type { UsageRow } from '#sdk/usage'
import { AMBIGUOUS_TIME, SKIPPED_TIME } from './row_time.js'
import { rejected } from './row_result.js'

/** Says why a time names no instant. A clock that was set back shows an hour twice. */
export function rejectedTime(row: number, raw: string, answer: number, text: string): UsageRow {
  if (answer === AMBIGUOUS_TIME) {
    return rejected(row, raw, 'AMBIGUOUS_TIME', `"${text}" was on the clock twice that day.`)
  }
  if (answer === SKIPPED_TIME) {
    return rejected(row, raw, 'BAD_TIME', `"${text}" was skipped by the clock that day.`)
  }
  return rejected(row, raw, 'BAD_TIME', `"${text}" is no known date and time.`)
}
