import type { stream } from 'exceljs'
import { NUMBER_FORMATS, safeText, workbookCell } from '#app/reporting/workbook/cells'
import type { DataSheet } from '#app/reporting/workbook/data_sheet'
import type { ReportColumn, ReportOrigin } from '#app/reporting/workbook/report'

/** What the sheet says, as label and value; a value is text unless it is counted or dated. */
type Entry = readonly [label: string, value: string | number, format?: string]

/** Report, company, who, when, filters, rows, exact control totals and versions. */
export function writeParametersSheet(
  workbook: stream.xlsx.WorkbookWriter,
  name: string,
  title: string,
  columns: readonly ReportColumn[],
  sheets: readonly DataSheet[],
  origin: ReportOrigin
): void {
  const sheet = workbook.addWorksheet(name)
  sheet.columns = [{ width: 32, style: { font: { bold: true } } }, { width: 60 }]
  for (const [label, value, format] of entriesOf(title, columns, sheets, origin)) {
    const row = sheet.addRow([safeText(label), typeof value === 'string' ? safeText(value) : value])
    row.getCell(1).numFmt = '@'
    row.getCell(2).numFmt = format ?? '@'
    row.getCell(2).alignment = { horizontal: 'left' }
    row.commit()
  }
  sheet.commit()
}

function entriesOf(
  title: string,
  columns: readonly ReportColumn[],
  sheets: readonly DataSheet[],
  { words, ...origin }: ReportOrigin
): readonly Entry[] {
  const { value: madeAt } = workbookCell(origin.madeAt, 'instant', origin.timeZone)
  const inexact = sheets.reduce((sum, sheet) => sum + sheet.inexact, 0)
  return [
    [words.report, title],
    [words.company, origin.company],
    [words.madeBy, origin.madeBy],
    [`${words.madeAt} (${origin.timeZone})`, madeAt as number, NUMBER_FORMATS.instant],
    ...origin.parameters.map(({ label, value }): Entry => [label, value]),
    [words.rows, sheets.reduce((sum, sheet) => sum + sheet.rows, 0), NUMBER_FORMATS.integer],
    ...sheets.flatMap((sheet) => controlTotals(sheet, columns, words.total)),
    ...(inexact === 0 ? [] : [[words.asText, inexact, NUMBER_FORMATS.integer] as Entry]),
    ...origin.versions.map((entry): Entry => [entry.name, entry.version]),
  ]
}

/** As exact text: a control total must not be rounded by the cell it stands in. */
function controlTotals(
  { totals }: DataSheet,
  columns: readonly ReportColumn[],
  word: string
): Entry[] {
  return columns
    .filter((column) => column.total === true)
    .flatMap(({ key, title }) =>
      totals
        .unitsOf(key)
        .map((unit): Entry => [`${word} ${title} ${unit}`.trim(), totals.textOf(key, unit)])
    )
}
