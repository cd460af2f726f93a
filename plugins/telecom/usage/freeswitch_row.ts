import type { UsageRow } from '#sdk/usage'
import { VOICE_SECONDS } from '#plugins/telecom/services/metrics'
import type { SwitchDocument } from './freeswitch_documents.js'
import { readCallFields, type CallFields } from './freeswitch_fields.js'
import { readQuantity, UNITS } from './row_quantity.js'
import { accepted, discarded, rejected } from './row_result.js'
import { senderReaders, type SenderOptions, type SenderReaders } from './sender_options.js'
import { rejectedTime } from './time_problems.js'
import { MAXIMUM_RAW } from './text_lines.js'

/** A function that turns one document into a row. */
export function createFreeswitchReader(
  options: SenderOptions
): (document: SwitchDocument, row: number) => UsageRow {
  const readers = senderReaders(options)
  return (document, row) => {
    const fields = document.kind === 'broken' ? null : readCallFields(document)
    if (fields === null) {
      return rejected(row, document.text, 'BAD_ROW', 'This is no complete FreeSWITCH record.')
    }
    const raw = document.text.length > MAXIMUM_RAW ? JSON.stringify(fields) : document.text
    return readCall(fields, raw, row, options, readers)
  }
}

function readCall(
  fields: CallFields,
  raw: string,
  row: number,
  options: SenderOptions,
  { numbers, times }: SenderReaders
): UsageRow {
  const { uuid, start, answer, billsec, billmsec } = fields
  if (uuid === '' || uuid.length > 100) return rejected(row, raw, 'BAD_ROW', 'There is no uuid.')
  if (fields.originator !== '') {
    return discarded(row, raw, 'SECOND_LEG', `Leg ${fields.originator} is the one that is charged.`)
  }
  const quantity =
    billsec === ''
      ? readQuantity(billmsec, UNITS.ms, options.sub_second)
      : readQuantity(billsec, UNITS.s, options.sub_second)
  if (quantity < 0) return rejected(row, raw, 'BAD_DURATION', 'The billable seconds are none.')
  if (quantity > options.maximum_seconds) {
    return rejected(row, raw, 'TOO_LONG', `${quantity} s is longer than any call may be.`)
  }
  const time = answer === '' ? start : answer
  const occurredAt = times.read(time)
  if (occurredAt < 0) return rejectedTime(row, raw, occurredAt, time)
  if (answer === '' && quantity === 0) {
    return discarded(row, raw, 'NOT_ANSWERED', `The call ended with ${fields.hangup_cause}.`)
  }
  const identifier = numbers.caller(fields.caller)
  if (identifier === null) return rejected(row, raw, 'BAD_NUMBER', 'The caller is no number.')
  const called = numbers.called(fields.called)
  if (called === null) return rejected(row, raw, 'BAD_NUMBER', 'The called number is none.')
  return accepted(row, raw, {
    originId: uuid,
    identifierKind: 'msisdn',
    identifier,
    metric: VOICE_SECONDS,
    occurredAt,
    quantity,
    dimension: called,
    attributes: null,
  })
}
