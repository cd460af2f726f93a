import { currencyDigits } from '#kernel/currency'
import { moneyToDecimalText } from '#kernel/money'
import {
  looksLikeFormula,
  type ReportColumn,
  type ReportHead,
} from '#app/reporting/workbook/column'

/** The mark by which spreadsheets know that the file is UTF-8. */
const BYTE_ORDER_MARK = '\uFEFF'

/** A report as comma separated text (RFC 4180), in pieces as its rows come. */
export async function* writeCsv<Row>(
  { columns, headings }: ReportHead<Row>,
  batches: AsyncIterable<readonly Row[]>
): AsyncGenerator<string> {
  yield `${BYTE_ORDER_MARK}${headings.map(quote).join(',')}\r\n`
  for await (const rows of batches) {
    yield rows.map((row) => `${columns.map((column) => cell(column, row)).join(',')}\r\n`).join('')
  }
}

function cell<Row>(column: ReportColumn<Row>, row: Row): string {
  const value = column.value(row)
  if (value === null) return ''
  if (typeof value === 'object') return moneyToDecimalText(value)
  if (column.kind === 'instant') return new Date(value as number).toISOString()
  return typeof value === 'number' ? String(value) : quote(value)
}

/** A text that a spreadsheet would run as a formula gets an apostrophe in front, so that it stays text. */
function quote(text: string) {
  const safe = looksLikeFormula(text) ? `'${text}` : text
  return /[",\r\n']/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** Decimal digits that amounts of a currency are shown with. */
export function moneyFormat(currency: string) {
  const digits = currencyDigits(currency)
  return digits === 0 ? '#,##0' : `#,##0.${'0'.repeat(digits)}`
}
