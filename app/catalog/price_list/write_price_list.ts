import ExcelJS from 'exceljs'
import { priceRows } from '#app/catalog/price_list/price_rows'
import type { VersionForm } from '#app/catalog/queries/find_version_form'

/** A version of a plan in a price list. */
export interface ListedVersion {
  readonly planId: number
  readonly planCode: string
  readonly form: VersionForm
}

export const PRICE_SHEET = 'Prices'
/** Headings that say which price a row is of; they are read again on import. */
export const PLACE_COLUMNS = ['plan', 'version', 'charge', 'name', 'part'] as const

const WIDTHS: Record<string, number> = { plan: 20, version: 9, charge: 20, name: 32, part: 12 }
const HEADER = {
  font: { bold: true },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFE8EDF3' } },
  numFmt: '@',
} as const

/**
 * A workbook with a row for each charge and each tier, and a column for each price in each currency.
 * Every cell is text, so that no program rounds a price or takes it for a date.
 */
export async function writePriceList(versions: readonly ListedVersion[]): Promise<Buffer> {
  const listed = versions.flatMap(({ planCode, form }) =>
    priceRows(form).map((row) => ({ planCode, version: form.version, row }))
  )
  const columns = [...new Set(listed.flatMap(({ row }) => row.cells.map(({ column }) => column)))]
  const workbook = new ExcelJS.Workbook()
  const sheet = workbook.addWorksheet(PRICE_SHEET, {
    views: [{ state: 'frozen', ySplit: 1, xSplit: 3 }],
  })
  sheet.columns = [...PLACE_COLUMNS, ...columns].map((header) => ({
    header,
    key: header,
    width: WIDTHS[header] ?? Math.max(14, header.length + 2),
    style: { numFmt: '@' },
  }))
  sheet.getRow(1).eachCell((cell) => Object.assign(cell, { style: HEADER }))
  for (const { planCode, version, row } of listed) {
    sheet.addRow({
      plan: planCode,
      version: String(version),
      charge: row.key,
      name: row.name,
      part: row.part,
      ...Object.fromEntries(row.cells.map(({ column, value }) => [column, value ?? ''])),
    })
  }
  return Buffer.from(await workbook.xlsx.writeBuffer())
}
