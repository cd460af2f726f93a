import type { stream, Worksheet } from 'exceljs'
import {
  NUMBER_FORMATS,
  numberCell,
  workbookCell,
  type WorkbookCell,
} from '#app/reporting/workbook/cells'
import { ControlTotals } from '#app/reporting/workbook/control_totals'
import type {
  CellValue,
  ColumnType,
  ReportColumn,
  ReportWords,
} from '#app/reporting/workbook/report'

const WIDTHS: { readonly [Type in ColumnType]: number } = {
  date: 12,
  instant: 20,
  money: 15,
  decimal: 15,
  integer: 12,
  text: 32,
  code: 18,
}
const HEADER_FILL = 'FFE8EDF3'
/** Text, since the header's cells are text and the columns' formats are not. */
const HEADER_STYLE = {
  font: { bold: true },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { argb: HEADER_FILL } },
  alignment: { vertical: 'middle', wrapText: true },
  border: { bottom: { style: 'thin' } },
  numFmt: '@',
} as const

/** One sheet of rows: header in row 1, rows as they come, totals below when it is closed. */
export class DataSheet {
  readonly totals: ControlTotals
  /** Numbers that did not fit into a cell and stand as text. */
  inexact = 0
  rows = 0
  readonly #sheet: Worksheet

  constructor(
    workbook: stream.xlsx.WorkbookWriter,
    name: string,
    private readonly columns: readonly ReportColumn[],
    private readonly options: { readonly timeZone: string; readonly words: ReportWords }
  ) {
    this.totals = new ControlTotals(columns)
    this.#sheet = workbook.addWorksheet(name, {
      views: [{ state: 'frozen', ySplit: 1 }],
      pageSetup: {
        orientation: 'landscape',
        paperSize: 9,
        fitToPage: true,
        fitToWidth: 1,
        fitToHeight: 0,
        printTitlesRow: '1:1',
      },
      headerFooter: { oddFooter: `&L${name.replaceAll('&', '&&')}&R${options.words.page}` },
    })
    this.#sheet.columns = columns.map((column) => ({
      key: column.key,
      width: column.width ?? WIDTHS[column.type],
      style: { numFmt: NUMBER_FORMATS[column.type] },
    }))
    this.#writeHeader()
  }

  /** For waiting until what was written has left memory. */
  get sheet(): Worksheet {
    return this.#sheet
  }

  add(cells: readonly CellValue[]): void {
    const { timeZone } = this.options
    const written = cells.map((value, index) => {
      return workbookCell(value, this.columns[index].type, timeZone)
    })
    const row = this.#sheet.addRow(written.map((cell) => cell.value))
    for (const [index, cell] of written.entries()) {
      if (cell.inexact) this.inexact++
      if (cell.format !== undefined) row.getCell(index + 1).numFmt = cell.format
    }
    row.commit()
    this.totals.add(cells)
    this.rows++
  }

  close(): void {
    const last = this.rows + 1
    this.#sheet.autoFilter = {
      from: { row: 1, column: 1 },
      to: { row: last, column: this.columns.length },
    }
    if (this.rows > 0 && this.columns.some((column) => column.total)) this.#writeTotals(last)
    this.#sheet.commit()
  }

  #writeHeader(): void {
    const header = this.#sheet.addRow(this.columns.map((column) => column.title))
    header.height = 30
    for (const index of this.columns.keys()) header.getCell(index + 1).style = HEADER_STYLE
    header.commit()
  }

  /**
   * SUBTOTAL(109, ...) leaves out what a filter hides. Amounts in several currencies have no sum
   * until one of them is filtered for, so their total is in the Parameters sheet, one a currency.
   */
  #writeTotals(last: number): void {
    const row = this.#sheet.addRow([])
    row.font = { bold: true }
    row.border = { top: { style: 'thin' } }
    for (const [index, column] of this.columns.entries()) {
      const units = this.totals.unitsOf(column.key)
      if (column.total !== true || units.length !== 1) continue
      const cell = row.getCell(index + 1)
      const { letter } = this.#sheet.getColumn(index + 1)
      const sum = numberCell(this.totals.textOf(column.key, units[0]))
      cell.value = {
        formula: `SUBTOTAL(109,${letter}2:${letter}${last})`,
        result: resultOf(sum),
        date1904: false,
      }
    }
    if (this.columns[0].total !== true) {
      const label = row.getCell(1)
      label.numFmt = '@'
      label.value = this.options.words.total
    }
    row.commit()
  }
}

/** The value that programs show before they calculate; left out when it could not be exact. */
function resultOf(sum: WorkbookCell): number | undefined {
  return sum.inexact ? undefined : (sum.value as number)
}
