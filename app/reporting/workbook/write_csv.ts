import { once } from 'node:events'
import type { Writable } from 'node:stream'
import { formatDecimal, parseDecimalUnbounded } from '#kernel/decimal'
import { moneyToDecimalText } from '#kernel/money'
import { localDateTimeAt } from '#kernel/time_zone'
import type { CellValue, MoneyCell, Report, ReportColumn } from '#app/reporting/workbook/report'

/** Spreadsheet programs take a cell that begins so for a formula, whatever the file's quotes say. */
const FORMULA = /^[=+\-@\t\r\n]/
const BYTE_ORDER_MARK = '\ufeff'

/**
 * Streams a report as CSV (RFC 4180): comma, CRLF, UTF-8 with byte order mark so that spreadsheet
 * programs read it as such, decimal point, ISO dates. Text that would be a formula gets an
 * apostrophe in front; numbers keep their minus.
 */
export async function writeCsv<Row>(
  report: Report<Row>,
  batches: AsyncIterable<readonly Row[]>,
  timeZone: string,
  output: Writable
): Promise<number> {
  const { columns } = report
  let rows = 0
  const header = columns.map((column) => quoted(guarded(column.title))).join(',')
  await write(output, `${BYTE_ORDER_MARK}${header}\r\n`)
  for await (const batch of batches) {
    const lines = batch.map((row) => lineOf(report.cells(row), columns, timeZone))
    rows += batch.length
    if (lines.length > 0) await write(output, lines.join(''))
  }
  output.end()
  return rows
}

function lineOf(cells: readonly CellValue[], columns: readonly ReportColumn[], timeZone: string) {
  const texts = cells.map((value, index) => textOf(value, columns[index], timeZone))
  return `${texts.join(',')}\r\n`
}

function textOf(value: CellValue, { type }: ReportColumn, timeZone: string): string {
  if (value === null) return ''
  switch (type) {
    case 'money':
      return moneyToDecimalText(value as MoneyCell)
    case 'decimal':
      return formatDecimal(parseDecimalUnbounded(String(value)))
    case 'integer':
    case 'date':
      return String(value)
    case 'instant':
      return localDateTimeAt(timeZone, value as number)
    case 'text':
    case 'code':
      return quoted(guarded(String(value)))
  }
}

function guarded(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text
}

function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

async function write(output: Writable, text: string): Promise<void> {
  if (!output.write(text)) await once(output, 'drain')
}
