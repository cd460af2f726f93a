import type { UsageRow } from '#sdk/usage'
import { VOICE_SECONDS } from '#plugins/telecom/services/metrics'
import { readQuantity, UNITS } from './row_quantity.js'
import { accepted, discarded, rejected } from './row_result.js'
import { senderReaders, type SenderOptions } from './sender_options.js'
import { splitFields } from './split_fields.js'
import { rejectedTime } from './time_problems.js'

/** How a call can end by Asterisk's words; only the first is a call that somebody took. */
export const DISPOSITIONS = new Set([
  'ANSWERED',
  'NO ANSWER',
  'BUSY',
  'FAILED',
  'CONGESTION',
  'UNKNOWN',
])

const ACCOUNT = 0
const SOURCE = 1
const DESTINATION = 2
const CHANNEL = 5
const START = 9
const ANSWER = 10
const DURATION = 12
const BILLABLE_SECONDS = 13
const DISPOSITION = 14
const FIRST_OPTIONAL = 16

/** Seconds since 1970 with a counter, after the system's name when it has one. */
const UNIQUE_ID = /^(?:[\w.-]+-)?\d{9,10}\.\d+$/

/** A function that reads one row of Master.csv. */
export function createAsteriskRowReader(
  options: SenderOptions
): (raw: string, row: number) => UsageRow {
  const { numbers, times } = senderReaders(options)
  return (raw, row) => {
    const fields = splitFields(raw, ',')
    if (fields === null) return rejected(row, raw, 'BAD_ROW', 'A quote is not closed.')
    if (fields.length < 16 || fields.length > 18) {
      const detail = `The row has ${fields.length} columns instead of 16, 17 or 18.`
      return rejected(row, raw, 'BAD_ROW', detail)
    }
    const disposition = fields[DISPOSITION].toUpperCase()
    if (!DISPOSITIONS.has(disposition)) {
      return rejected(row, raw, 'BAD_ROW', `"${disposition}" is no known end of a call.`)
    }
    const startedAt = times.read(fields[START])
    if (startedAt < 0) return rejectedTime(row, raw, startedAt, fields[START])
    const quantity = readQuantity(fields[BILLABLE_SECONDS], UNITS.s, options.sub_second)
    if (quantity < 0) return rejected(row, raw, 'BAD_DURATION', 'The billable seconds are none.')
    if (disposition !== 'ANSWERED') {
      return discarded(row, raw, 'NOT_ANSWERED', `The call ended with ${disposition}.`)
    }
    const answer = fields[ANSWER] === '' ? fields[START] : fields[ANSWER]
    const occurredAt = times.read(answer)
    if (occurredAt < 0) return rejectedTime(row, raw, occurredAt, answer)
    if (quantity > options.maximum_seconds) {
      return rejected(row, raw, 'TOO_LONG', `${quantity} s is longer than any call may be.`)
    }
    const identifier = numbers.caller(fields[SOURCE])
    if (identifier === null) return rejected(row, raw, 'BAD_NUMBER', 'The caller is no number.')
    const called = numbers.called(fields[DESTINATION])
    if (called === null) return rejected(row, raw, 'BAD_NUMBER', 'The called number is none.')
    return accepted(row, raw, {
      originId: originId(fields, startedAt, quantity),
      identifierKind: 'msisdn',
      identifier,
      metric: VOICE_SECONDS,
      occurredAt,
      quantity,
      dimension: called,
      attributes: null,
    })
  }
}

/** One channel can leave several records with one uniqueid (a forked call), at different times. */
function originId(fields: readonly string[], startedAt: number, quantity: number): string {
  const unique = fields[FIRST_OPTIONAL] ?? ''
  if (UNIQUE_ID.test(unique) && unique.length < 100) return `${unique}/${startedAt}`
  const who = [fields[ACCOUNT], fields[SOURCE], fields[DESTINATION]].map((text) =>
    text.slice(0, 20)
  )
  const what = [startedAt, fields[DURATION].slice(0, 8), quantity, fields[CHANNEL].slice(-30)]
  return [...who, ...what].join('|')
}
