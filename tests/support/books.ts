import db from '@adonisjs/lucid/services/db'
import { verifyBooks } from '#app/billing/verification/verify_books'
import { sealAllActivities } from '#app/activity/actions/seal_activities'
import { BillCompany } from '#app/billing/actions/bill_company'

/** Bills a company up to a day, as the command does. */
export function bill(companyId: number, dueOn: string, kind: 'live' | 'preview' = 'live') {
  return new BillCompany().execute({ companyId, dueOn, kind, startedBy: 'test' })
}

/** What does not hold in a company's books; empty when everything does. */
export async function findings(companyId: number): Promise<string[]> {
  await sealAllActivities()
  const found: string[] = []
  for await (const { name, finding } of verifyBooks(db.connection(), companyId)) {
    if (finding !== null) found.push(`${name}: ${finding}`)
  }
  return found
}

export interface BookedLine {
  readonly description: string
  readonly startsOn: string
  readonly endsOn: string
  readonly netMinor: number
}

export interface BookedDocument {
  readonly id: number
  readonly number: string
  readonly net_minor: number
  readonly tax_minor: number
  readonly gross_minor: number
  readonly lines: readonly BookedLine[]
}

/** The documents of a company with their lines, in the order of their numbers. */
export async function documentsOf(companyId: number): Promise<BookedDocument[]> {
  const documents = await db.from('documents').where('company_id', companyId).orderBy('number')
  const lines = await db
    .from('document_lines')
    .whereIn(
      'document_id',
      documents.map((row) => row.id)
    )
    .orderBy('document_id')
    .orderBy('position')
  return documents.map((row) => ({
    id: Number(row.id),
    number: row.number,
    net_minor: Number(row.net_minor),
    tax_minor: Number(row.tax_minor),
    gross_minor: Number(row.gross_minor),
    lines: lines
      .filter((line) => Number(line.document_id) === Number(row.id))
      .map((line) => ({
        description: line.description,
        startsOn: line.starts_on,
        endsOn: line.ends_on,
        netMinor: Number(line.net_minor),
      })),
  }))
}

/** The lines of an account's documents: day of issue, service, first day, net. */
export async function linesOf(
  companyId: number,
  accountId: number
): Promise<[string, string | null, string, number][]> {
  const rows = await db
    .from('document_lines as line')
    .join('documents', 'documents.id', 'line.document_id')
    .where({ 'documents.company_id': companyId, 'documents.account_id': accountId })
    .orderBy('documents.issued_on')
    .orderBy('line.document_id')
    .orderBy('line.position')
    .select('documents.issued_on', 'line.service_label', 'line.starts_on', 'line.net_minor')
  return rows.map((row) => [
    String(row.issued_on),
    row.service_label,
    String(row.starts_on),
    Number(row.net_minor),
  ])
}

export interface DocumentSummary {
  readonly kind: string
  readonly issuedOn: string
  /** Description, first day, end, net. */
  readonly lines: readonly [string, string, string, number][]
  /** Percent, base, amount. */
  readonly taxes: readonly [string, number, number][]
  readonly gross: number
}

/** What the documents of a company say, in the order in which they were issued. */
export async function summariesOf(companyId: number): Promise<DocumentSummary[]> {
  const documents = await db
    .from('documents')
    .where('company_id', companyId)
    .orderBy('issued_on')
    .orderBy('id')
  const summaries = []
  for (const { id, kind, issued_on: issuedOn, gross_minor: gross } of documents) {
    const lines = await db.from('document_lines').where('document_id', id).orderBy('position')
    const taxes = await db.from('document_taxes').where('document_id', id).orderBy('position')
    summaries.push({
      kind,
      issuedOn: String(issuedOn),
      lines: lines.map((line): [string, string, string, number] => {
        return [line.description, line.starts_on, line.ends_on, Number(line.net_minor)]
      }),
      taxes: taxes.map((tax): [string, number, number] => {
        return [tax.percent, Number(tax.base_minor), Number(tax.amount_minor)]
      }),
      gross: Number(gross),
    })
  }
  return summaries
}

/** The documents of a day: account, kind, net. */
export async function netsOf(
  companyId: number,
  issuedOn: string
): Promise<[number, string, number][]> {
  const rows = await db
    .from('documents')
    .where({ company_id: companyId, issued_on: issuedOn })
    .orderBy('account_id')
    .select('account_id', 'kind', 'net_minor')
  return rows.map((row) => [Number(row.account_id), row.kind, Number(row.net_minor)])
}

/** The sums of a company's ledger accounts by code; those that are zero are left out. */
export function journalOf(companyId: number): Promise<Record<string, number>> {
  return postedThrough(companyId, '9999-12-31')
}

/** The same, of what is posted on a day or before. */
export async function postedThrough(
  companyId: number,
  day: string
): Promise<Record<string, number>> {
  const sums = await db
    .from('postings')
    .join('journal_entries as entry', 'entry.id', 'postings.entry_id')
    .join('ledger_accounts as account', 'account.id', 'postings.ledger_account_id')
    .where('entry.company_id', companyId)
    .where('entry.posted_on', '<=', day)
    .groupBy('account.code')
    .orderBy('account.code')
    .select('account.code')
    .sum('postings.base_minor as sum')
  return Object.fromEntries(
    sums.filter(({ sum }) => Number(sum) !== 0).map(({ code, sum }) => [code, Number(sum)])
  )
}
