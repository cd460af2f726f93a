import { readFileSync } from 'node:fs'
import { PassThrough } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import ExcelJS from 'exceljs'
import {
  invoiceRegister,
  type RegisterRow,
  type RegisterTax,
} from '#app/reporting/reports/invoice_register'
import type { Report, ReportOrigin } from '#app/reporting/workbook/report'
import { reportWords } from '#app/reporting/workbook/report_words'
import { writeWorkbook } from '#app/reporting/workbook/write_workbook'

const language = JSON.parse(
  readFileSync(new URL('../../../resources/lang/en/reports.json', import.meta.url), 'utf8')
)

/** A text of resources/lang/en/reports.json by its dotted key. */
export function text(key: string): string {
  const [, group, name] = key.split('.')
  return language[group][name]
}

export const origin: ReportOrigin = {
  company: 'Nordwind Services GmbH',
  madeBy: 'Maria Kowalska',
  madeAt: 1_775_120_400,
  timeZone: 'Europe/Berlin',
  parameters: [{ label: 'Issued', value: '2026-03-01 – 2026-03-31' }],
  versions: [{ name: 'countinghouse', version: '0.1.0' }],
  words: reportWords(text),
}

export const taxes: readonly RegisterTax[] = [
  { key: 'DE standard 19', title: 'VAT 19 % DE' },
  { key: 'DE reverse_charge', title: 'Reverse charge' },
]

export const register = invoiceRegister(taxes, text)

export function registerRow(given: Partial<RegisterRow> = {}): RegisterRow {
  return {
    number: '000417',
    kind: 'Invoice',
    issuedOn: '2026-03-31',
    dueOn: '2026-04-14',
    accountNumber: '0001',
    customerName: 'Bäckerei Morgenrot KG',
    country: 'DE',
    taxId: 'DE129273398',
    currency: 'EUR',
    netMinor: 10_010n,
    taxes: new Map([['DE standard 19', 1_902n]]),
    taxMinor: 1_902n,
    grossMinor: 11_912n,
    openMinor: 0n,
    state: 'Paid',
    runId: 7,
    ...given,
  }
}

/** The bytes of the workbook of these rows. */
export async function workbookBytes<Row>(
  report: Report<Row>,
  rows: readonly Row[],
  options: { rowsPerSheet?: number } = {}
): Promise<Buffer> {
  const output = new PassThrough()
  const bytes = buffer(output)
  await writeWorkbook(report, batches(rows), origin, output, options)
  return bytes
}

export async function readBack(bytes: Buffer): Promise<ExcelJS.Workbook> {
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.load(bytes as unknown as ArrayBuffer)
  return workbook
}

export async function* batches<Row>(rows: readonly Row[]): AsyncGenerator<readonly Row[]> {
  for (let start = 0; start < rows.length; start += 2) yield rows.slice(start, start + 2)
}
