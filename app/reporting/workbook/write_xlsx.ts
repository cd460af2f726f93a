import type { Writable } from 'node:stream'
import { once } from 'node:events'
import ExcelJS from 'exceljs'
import { moneyToDecimalText } from '#kernel/money'
import { clock } from '#app/database/clock'
import type { ReportColumn, ReportHead } from '#app/reporting/workbook/column'
import { moneyFormat } from '#app/reporting/workbook/write_csv'

type Sheet = ExcelJS.Worksheet

const DATE_FORMAT = 'yyyy-mm-dd'
const INSTANT_FORMAT = 'yyyy-mm-dd hh:mm:ss'
const WIDTHS = { text: 26, date: 12, instant: 20, integer: 12, money: 16 } as const

/**
 * Writes a report as a workbook while its rows come: a sheet of data with a frozen heading, filter, real
 * dates and numbers and totals that follow the filter, and a sheet of what it was asked for with. Text stays
 * text, whatever it begins with, because strings are never written as formulas.
 */
export async function writeXlsx<Row>(
  stream: Writable,
  head: ReportHead<Row>,
  batches: AsyncIterable<readonly Row[]>
): Promise<number> {
  const book = new ExcelJS.stream.xlsx.WorkbookWriter({
    stream,
    useStyles: true,
    useSharedStrings: false,
  })
  describeBook(book, head)
  const sheet = book.addWorksheet(sheetName(head.title), {
    views: [{ state: 'frozen', ySplit: 1 }],
    pageSetup: {
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: '1:1',
    },
    headerFooter: { oddFooter: '&L&A&R&P / &N' },
  })
  addColumns(sheet, head)
  const count = await addRows(sheet, head, batches, stream)
  addTotals(sheet, head, count)
  sheet.commit()
  addParameters(book, head, count)
  await book.commit()
  return count
}

function describeBook<Row>(book: ExcelJS.stream.xlsx.WorkbookWriter, head: ReportHead<Row>) {
  book.creator = 'Countinghouse'
  book.created = new Date(clock.now())
  book.modified = book.created
  book.title = head.title
}

function addColumns<Row>(sheet: Sheet, { columns, headings }: ReportHead<Row>) {
  sheet.columns = columns.map((column, index) => ({
    header: headings[index],
    width: column.width ?? WIDTHS[column.kind],
    style: { numFmt: formatOf(column) },
  }))
  sheet.getRow(1).font = { bold: true }
  sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: 1, column: columns.length } }
}

function formatOf<Row>(column: ReportColumn<Row>) {
  if (column.kind === 'date') return DATE_FORMAT
  if (column.kind === 'instant') return INSTANT_FORMAT
  if (column.kind === 'integer') return '#,##0'
  return column.kind === 'money' ? '#,##0.00' : '@'
}

async function addRows<Row>(
  sheet: Sheet,
  { columns }: ReportHead<Row>,
  batches: AsyncIterable<readonly Row[]>,
  stream: Writable
) {
  let count = 0
  for await (const rows of batches) {
    for (const row of rows) {
      const line = sheet.addRow(columns.map((column) => cellValue(column, row)))
      columns.forEach((column, index) => {
        if (column.kind !== 'money') return
        const money = column.value(row)
        if (money) line.getCell(index + 1).numFmt = moneyFormat(money.currency)
      })
      line.commit()
      count++
    }
    if (stream.writableNeedDrain) await once(stream, 'drain')
  }
  return count
}

function cellValue<Row>(column: ReportColumn<Row>, row: Row) {
  const value = column.value(row)
  if (value === null) return null
  /** The file format knows no other number than a double; fifteen digits are exact in it. */
  if (typeof value === 'object') return Number(moneyToDecimalText(value))
  if (column.kind === 'date' || column.kind === 'instant') return new Date(value)
  return value
}

/** Sums that follow the filter, below the data and outside of it. */
function addTotals<Row>(sheet: Sheet, { columns, totalLabel }: ReportHead<Row>, count: number) {
  const totals = columns.map((column, index) => {
    const isTotal = 'total' in column && column.total
    if (!isTotal || count === 0) return null
    const letter = sheet.getColumn(index + 1).letter
    return { formula: `SUBTOTAL(109,${letter}2:${letter}${count + 1})` }
  })
  if (totals.every((total) => total === null)) return
  sheet.addRow([]).commit()
  const line = sheet.addRow(
    totals.map((total, index) => (index === 0 && !total ? totalLabel : total))
  )
  line.font = { bold: true }
  line.commit()
}

function addParameters<Row>(
  book: ExcelJS.stream.xlsx.WorkbookWriter,
  { parameters, parametersTitle }: ReportHead<Row>,
  count: number
) {
  const sheet = book.addWorksheet(sheetName(parametersTitle))
  sheet.columns = [
    { width: 28, style: { numFmt: '@', font: { bold: true } } },
    { width: 70, style: { numFmt: '@' } },
  ]
  for (const [name, value] of parameters) {
    sheet.addRow([name, value.replace('{rows}', String(count))]).commit()
  }
  sheet.commit()
}

/** Names of sheets hold 31 characters and none of these. */
function sheetName(text: string) {
  return text.replace(/[[\]:*?/\\']/g, ' ').slice(0, 31)
}
