import ExcelJS from 'exceljs'
import { archiveProblem } from '#app/catalog/price_list/safe_archive'
import { PLACE_COLUMNS, PRICE_SHEET } from '#app/catalog/price_list/write_price_list'

/** One filled cell of a price list, as text. */
export interface ReadCell {
  readonly column: string
  /** As people find it: 'F12'. */
  readonly address: string
  readonly text: string
}

export interface ReadRow {
  readonly number: number
  readonly plan: string
  readonly version: string
  readonly charge: string
  readonly part: string
  readonly cells: readonly ReadCell[]
}

/** What is wrong with a list; `at` says sheet, row and column where it has one. `problem` names a text. */
export interface ListProblem {
  readonly at: string
  readonly problem: string
  readonly values?: Record<string, string>
}

const MOST_ROWS = 20_000
const MOST_COLUMNS = 300

export async function readPriceList(
  file: Buffer
): Promise<{ readonly rows: ReadRow[]; readonly problems: ListProblem[] }> {
  const refused = (problem: string) => ({ rows: [], problems: [{ at: '', problem }] })
  const archive = archiveProblem(file)
  if (archive !== null) return refused(archive)
  const workbook = new ExcelJS.Workbook()
  try {
    await workbook.xlsx.load(file as never)
  } catch {
    return refused('no_workbook')
  }
  const sheet = workbook.getWorksheet(PRICE_SHEET)
  if (sheet === undefined) return refused('no_sheet')
  if (sheet.rowCount > MOST_ROWS || sheet.columnCount > MOST_COLUMNS) return refused('too_large')
  return readSheet(sheet)
}

function readSheet(sheet: ExcelJS.Worksheet) {
  const problems: ListProblem[] = []
  const headings = new Map<number, string>()
  sheet.getRow(1).eachCell((cell, column) => headings.set(column, cell.text.trim()))
  for (const name of PLACE_COLUMNS) {
    if (![...headings.values()].includes(name)) {
      problems.push({ at: `${PRICE_SHEET}!1`, problem: 'no_column', values: { name } })
    }
  }
  const names = [...headings.values()]
  const twice = names.find((name, index) => names.indexOf(name) !== index)
  if (twice !== undefined) {
    problems.push({ at: `${PRICE_SHEET}!1`, problem: 'column_twice', values: { name: twice } })
  }
  const rows: ReadRow[] = []
  sheet.eachRow((row, number) => {
    if (number === 1) return
    const texts = new Map<string, ReadCell>()
    row.eachCell((cell, index) => {
      const at = `${PRICE_SHEET}!${cell.address}`
      const column = headings.get(index)
      if (column === undefined) problems.push({ at, problem: 'no_heading' })
      else {
        const text = textOf(cell)
        if (text === null) problems.push({ at, problem: problemOf(cell) })
        else texts.set(column, { column, address: cell.address, text })
      }
    })
    const of = (name: string) => texts.get(name)?.text ?? ''
    const cells = [...texts.values()].filter(
      ({ column }) => !(PLACE_COLUMNS as readonly string[]).includes(column)
    )
    const place = { plan: of('plan'), version: of('version'), charge: of('charge') }
    if (Object.values(place).some(Boolean) || cells.length > 0) {
      rows.push({ number, ...place, part: of('part'), cells })
    }
  })
  return { rows, problems }
}

/** Text or a plain number; a number is read only when it says all of its digits. */
function textOf(cell: ExcelJS.Cell): string | null {
  const { value } = cell
  if (value === null || value === undefined) return ''
  if (typeof value === 'string') return value.trim()
  if (typeof value !== 'number') return null
  const text = String(value)
  return /^-?\d+(\.\d+)?$/.test(text) && text.replace(/\D/g, '').length <= 15 ? text : null
}

function problemOf({ type }: ExcelJS.Cell): string {
  if (type === ExcelJS.ValueType.Formula) return 'formula'
  return type === ExcelJS.ValueType.Number ? 'digits' : 'wrong_type'
}
