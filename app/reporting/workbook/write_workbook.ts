import type { Writable } from 'node:stream'
import { finished } from 'node:stream/promises'
import ExcelJS from 'exceljs'
import { DataSheet } from '#app/reporting/workbook/data_sheet'
import { drainSheet } from '#app/reporting/workbook/drain'
import { writeParametersSheet } from '#app/reporting/workbook/parameters_sheet'
import type { Report, ReportOrigin } from '#app/reporting/workbook/report'
import { sheetName } from '#app/reporting/workbook/sheet_names'

export interface WorkbookResult {
  readonly rows: number
  /** Numbers beyond 15 digits that stand as text. */
  readonly inexact: number
}

/** Excel has 1,048,576 rows a sheet; two of ours are header and totals. */
const ROWS_PER_SHEET = 1_000_000

/**
 * Streams a report into a workbook: rows come in batches and leave for the archive at once, so that
 * memory does not grow with the report. Resolves when the last byte is in `output`; when the rows
 * break, `output` is destroyed and the error is thrown.
 */
export async function writeWorkbook<Row>(
  report: Report<Row>,
  batches: AsyncIterable<readonly Row[]>,
  origin: ReportOrigin,
  output: Writable,
  options: { readonly rowsPerSheet?: number } = {}
): Promise<WorkbookResult> {
  const ended = finished(output, { readable: false })
  try {
    const result = await write(report, batches, origin, output, options.rowsPerSheet)
    await ended
    return result
  } catch (error) {
    ended.catch(() => {})
    output.destroy(error as Error)
    throw error
  }
}

async function write<Row>(
  report: Report<Row>,
  batches: AsyncIterable<readonly Row[]>,
  origin: ReportOrigin,
  output: Writable,
  limit = ROWS_PER_SHEET
): Promise<WorkbookResult> {
  const workbook = newWorkbook(report.title, origin, output)
  const names: string[] = [origin.words.parameters]
  const sheets: DataSheet[] = []
  const open = () => {
    const name = sheetName(report.title, names)
    names.push(name)
    sheets.push(new DataSheet(workbook, name, report.columns, origin))
    return sheets.at(-1)!
  }
  let sheet = open()
  for await (const batch of batches) {
    for (const row of batch) {
      if (sheet.rows === limit) {
        sheet.close()
        sheet = open()
      }
      sheet.add(report.cells(row))
    }
    await drainSheet(sheet.sheet)
  }
  sheet.close()
  writeParametersSheet(
    workbook,
    origin.words.parameters,
    report.title,
    report.columns,
    sheets,
    origin
  )
  await workbook.commit()
  return {
    rows: sheets.reduce((sum, entry) => sum + entry.rows, 0),
    inexact: sheets.reduce((sum, entry) => sum + entry.inexact, 0),
  }
}

function newWorkbook(title: string, origin: ReportOrigin, output: Writable) {
  const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({
    stream: output,
    useSharedStrings: false,
    useStyles: true,
    zip: { zlib: { level: 6 } },
  })
  const madeAt = new Date(origin.madeAt * 1000)
  return Object.assign(workbook, {
    title,
    company: origin.company,
    creator: origin.madeBy,
    lastModifiedBy: origin.madeBy,
    created: madeAt,
    modified: madeAt,
  })
}
