import { join } from 'node:path'
import db from '@adonisjs/lucid/services/db'
import ExcelJS from 'exceljs'
import env from '#start/env'
import { addMonths } from '#kernel/calendar_date'
import { registerRows, registerTaxes } from '#app/reporting/queries/register_rows'
import { invoiceRegister } from '#app/reporting/reports/invoice_register'
import { NUMBER_FORMATS, workbookCell } from '#app/reporting/workbook/cells'
import { measure } from '#benchmarks/measure'
import type { StageRequest } from '#benchmarks/stage_request'
import { WORKBOOKS } from '#benchmarks/stages/xlsx'

type Values = (string | number | null)[]

const ROWS_AT_ONCE = 1000

/**
 * The bare limit of the register: exceljs' streaming writer with the values of the same rows ready
 * in memory, the same formats and the same compression.
 */
export default async function bareXlsx({ companyId, dueOn }: StageRequest) {
  const { columns, rows } = await registerValues(companyId, dueOn)
  const path = join(env.get('STORAGE_PATH'), 'bare.xlsx')
  return measure(async () => {
    for (let made = 0; made < WORKBOOKS; made++) await writeBare(path, columns, rows)
    return { count: rows.length * WORKBOOKS }
  })
}

async function registerValues(companyId: number, dueOn: string) {
  const client = db.connection()
  const period = { companyId, startsOn: dueOn, endsOn: addMonths(dueOn, 1) }
  const report = invoiceRegister(await registerTaxes(client, period), (key) => key)
  const rows: Values[] = []
  for await (const batch of registerRows(client, period, (key) => key)) {
    for (const row of batch) {
      const cells = report.cells(row)
      rows.push(
        cells.map((cell, index) => workbookCell(cell, report.columns[index].type, 'UTC').value)
      )
    }
  }
  return { columns: report.columns.map(({ type }) => NUMBER_FORMATS[type]), rows }
}

async function writeBare(path: string, formats: readonly string[], rows: readonly Values[]) {
  const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({
    filename: path,
    useSharedStrings: false,
    useStyles: true,
    zip: { zlib: { level: 6 } },
  })
  const sheet = workbook.addWorksheet('Register')
  sheet.columns = formats.map((numFmt) => ({ width: 14, style: { numFmt } }))
  for (const [index, row] of rows.entries()) {
    sheet.addRow(row).commit()
    // The archive works in turns of the event loop; without one the sheet piles up in memory.
    if (index % ROWS_AT_ONCE === 0) await new Promise(setImmediate)
  }
  sheet.commit()
  await workbook.commit()
}
