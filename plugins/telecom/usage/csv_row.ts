import type { UsageRow } from '#sdk/usage'
import { DATA_BYTES, SMS, VOICE_SECONDS } from '#plugins/telecom/services/metrics'
import { usageTypeOf } from './csv_columns.js'
import type { CompletedCsv } from './csv_layout.js'
import type { UsageType } from './csv_options.js'
import { BAD_QUANTITY, readQuantity, UNITS, type QuantityUnit } from './row_quantity.js'
import { accepted, rejected } from './row_result.js'
import { rejectedTime } from './time_problems.js'
import { senderReaders } from './sender_options.js'
import { splitFields } from './split_fields.js'

const METRICS: Record<UsageType, string> = { voice: VOICE_SECONDS, sms: SMS, data: DATA_BYTES }
const MAXIMUM_ORIGIN = 120

/** A function that reads one row of a file whose layout is known. */
export function createCsvRowReader(file: CompletedCsv): (raw: string, row: number) => UsageRow {
  const { delimiter, columnCount, columns, options } = file
  const { numbers, times } = senderReaders(options, options.date_formats)
  const units: Record<UsageType, QuantityUnit> = {
    voice: UNITS[options.voice_unit],
    sms: UNITS.piece,
    data: UNITS[options.data_unit],
  }

  /** The quantity column decides; without a value in it, end minus start does. */
  const quantityOf = (fields: readonly string[], type: UsageType, start: number): number => {
    const text = columns.quantity === -1 ? '' : fields[columns.quantity]
    if (text !== '' || columns.end === -1) {
      return readQuantity(text, units[type], options.sub_second)
    }
    const end = times.read(fields[columns.end])
    return end < 0 ? BAD_QUANTITY : end - start
  }

  return (raw, row) => {
    const fields = splitFields(raw, delimiter)
    if (fields === null) return rejected(row, raw, 'BAD_ROW', 'A quote is not closed.')
    if (fields.length !== columnCount) {
      const detail = `The row has ${fields.length} columns instead of ${columnCount}.`
      return rejected(row, raw, 'BAD_ROW', detail)
    }
    const word = columns.type === -1 ? '' : fields[columns.type]
    const type = word === '' ? options.default_type : usageTypeOf(word)
    if (type === undefined) return rejected(row, raw, 'BAD_ROW', `"${word}" is no usage type.`)
    const identifier = numbers.caller(fields[columns.caller])
    if (identifier === null) return rejected(row, raw, 'BAD_NUMBER', 'The caller is no number.')
    const called = numbers.called(columns.called === -1 ? '' : fields[columns.called])
    if (called === null) return rejected(row, raw, 'BAD_NUMBER', 'The called number is none.')
    const occurredAt = times.read(fields[columns.start])
    if (occurredAt < 0) return rejectedTime(row, raw, occurredAt, fields[columns.start])
    const quantity = quantityOf(fields, type, occurredAt)
    if (quantity < 0) return rejected(row, raw, 'BAD_DURATION', 'The quantity is none.')
    if (type === 'voice' && quantity > options.maximum_seconds) {
      return rejected(row, raw, 'TOO_LONG', `${quantity} s is longer than any call may be.`)
    }
    const originId =
      columns.origin_id === -1
        ? `${identifier}|${called}|${occurredAt}|${type}|${quantity}`
        : fields[columns.origin_id]
    if (originId === '' || originId.length > MAXIMUM_ORIGIN) {
      return rejected(row, raw, 'BAD_ROW', 'The record has no id of 1 to 120 characters.')
    }
    return accepted(row, raw, {
      originId,
      identifierKind: 'msisdn',
      identifier,
      metric: METRICS[type],
      occurredAt,
      quantity,
      dimension: called,
      attributes: null,
    })
  }
}
