import { randomBytes } from 'node:crypto'
import db from '@adonisjs/lucid/services/db'
import { addMonths } from '#kernel/calendar_date'
import { BillCompany } from '#app/billing/actions/bill_company'
import { bulkInsert } from '#app/database/bulk_insert'
import type { Cell } from '#app/database/cells'
import { unitOfWork } from '#app/database/unit_of_work'
import CreateUser from '#app/identity/actions/create_user'
import accept from '#benchmarks/stages/accept'
import {
  GROWN_TABLES,
  type ChangedColumn,
  type GrownTableName,
} from '#benchmarks/stages/grown_tables'
import type { StageRequest } from '#benchmarks/stage_request'

type Row = Record<string, Cell>

export interface Grown {
  readonly email: string
  readonly password: string
  readonly serviceId: number
  readonly accountId: number
  readonly dueOn: string
  readonly invoices: number
}

/** Runs of bills, rows in suspense: what a company of this size has gathered. */
const RUNS = 500
const SUSPENDED = 20_000

/**
 * Books with many invoices: one month billed by the product, then the same invoices for the months
 * before it, written as rows. The hashes of those rows do not hold; nothing on a page reads them.
 */
export default async function growBooks(request: StageRequest): Promise<Grown> {
  const { companyId, dueOn, count } = request
  await accept(request)
  await new BillCompany().execute({ companyId, dueOn, kind: 'live', startedBy: 'bench' })
  const issued = await total('documents')
  const copies = Math.ceil(count / issued) - 1
  await copyInvoices(copies)
  await copyRows('activities', copies, () => ({}))
  await copyUntil('usage_suspense', SUSPENDED, (row, copy) => ({
    row_no: Number(row.row_no) + copy * request.records,
  }))
  await copyUntil('bill_runs', RUNS, () => ({}))

  const email = 'bench@example.com'
  const password = randomBytes(16).toString('hex')
  await new CreateUser().execute({ companyId, email, fullName: 'Bench', password, role: 'admin' })
  const event = await db.from('usage_events').select('service_id').firstOrFail()
  const document = await db.from('documents').select('account_id').firstOrFail()
  return {
    email,
    password,
    serviceId: Number(event.service_id),
    accountId: Number(document.account_id),
    dueOn,
    invoices: await total('documents'),
  }
}

async function copyInvoices(copies: number) {
  const documents = await span('documents', 'id')
  const entries = await span('journal_entries', 'id')
  const sequence = await span('documents', 'sequence_no')
  const shifted = (id: Cell, by: number, copy: number) => Number(id) + by * copy
  await copyRows('documents', copies, (row, copy) => ({
    id: shifted(row.id, documents, copy),
    sequence_no: shifted(row.sequence_no, sequence, copy),
    number: `${row.number}-${copy}`,
  }))
  await copyRows('document_states', copies, (row, copy) => ({
    document_id: shifted(row.document_id, documents, copy),
    gross_minor: Number(row.gross_minor) + copy,
    ...(copy > 1 ? { state: 'settled', open_minor: 0 } : {}),
  }))
  // Every entry of one billed month belongs to a document.
  await copyRows('journal_entries', copies, (row, copy) => ({
    id: shifted(row.id, entries, copy),
    source_id: shifted(row.source_id, documents, copy),
  }))
  await copyRows('postings', copies, (row, copy) => ({
    entry_id: shifted(row.entry_id, entries, copy),
  }))
}

type Change<T extends GrownTableName> = (
  row: Row,
  copy: number
) => Partial<Record<ChangedColumn<T>, Cell>>

async function copyUntil<T extends GrownTableName>(table: T, wanted: number, change: Change<T>) {
  const stored = await total(table)
  if (stored > 0) await copyRows(table, Math.ceil(wanted / stored) - 1, change)
}

async function copyRows<T extends GrownTableName>(table: T, copies: number, change: Change<T>) {
  const { days, ...grown } = GROWN_TABLES[table]
  const rows: Row[] = await db.from(table).select('*')
  const columns = Object.keys(rows[0]).filter((column) => {
    return column !== 'id' || !('numbersItself' in grown)
  })
  for (let copy = 1; copy <= copies; copy++) {
    const cells = rows.map((row) => {
      const changed: Row = { ...row, ...monthsBefore(row, days, copy), ...change(row, copy) }
      return columns.map((column) => changed[column])
    })
    await unitOfWork(({ trx }) => bulkInsert(trx, table, columns, cells))
  }
}

function monthsBefore(row: Row, days: readonly string[], months: number): Row {
  return Object.fromEntries(days.map((day) => [day, addMonths(String(row[day]), -months)]))
}

async function total(table: string) {
  const row = await db.from(table).count('* as total').firstOrFail()
  return Number(row.total)
}

/** How far a copy has to be moved so that it meets no other. */
async function span(table: string, column: string) {
  const row = await db.from(table).min(`${column} as first`).max(`${column} as last`).firstOrFail()
  return Number(row.last) - Number(row.first) + 1
}
