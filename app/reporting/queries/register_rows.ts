import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import { labelOfKind } from '#app/invoicing/document_kinds'
import type { RegisterRow, RegisterTax } from '#app/reporting/reports/invoice_register'

export interface RegisterPeriod {
  readonly companyId: number
  /** Documents issued from this day on. */
  readonly startsOn: string
  /** And before this day. */
  readonly endsOn: string
}

/** Translates kinds and states for people. */
export type Words = (key: string) => string

const PAGE = 1000
/** Ten million documents; a register of more is made month by month. */
const MAX_PAGES = 10_000

/** The taxes that occur in a period, each of which gets a column. */
export async function registerTaxes(
  client: QueryClientContract,
  period: RegisterPeriod
): Promise<RegisterTax[]> {
  const rows = await inPeriod(client, period)
    .join('document_taxes', 'document_taxes.document_id', 'documents.id')
    .groupBy('document_taxes.category', 'document_taxes.treatment', 'document_taxes.percent')
    .select('document_taxes.category', 'document_taxes.treatment', 'document_taxes.percent')
  return rows
    .filter((row) => row.percent !== null)
    .map((row) => ({ key: taxKey(row), title: `${row.category} ${row.percent} %` }))
    .sort((left, right) => (left.key < right.key ? -1 : 1))
}

/** Every document of the period with its taxes, by date and number, in pages: memory stays flat. */
export async function* registerRows(
  client: QueryClientContract,
  period: RegisterPeriod,
  words: Words
): AsyncGenerator<RegisterRow[]> {
  let after = { issuedOn: period.startsOn, id: 0 }
  for (let pages = 0; pages < MAX_PAGES; pages++) {
    const documents = await pageAfter(client, period, after)
    if (documents.length === 0) return
    const taxes = await client
      .from('document_taxes')
      .whereIn(
        'document_id',
        documents.map((row) => row.id)
      )
      .whereNotNull('percent')
      .select('document_id', 'category', 'treatment', 'percent', 'amount_minor')
    const byDocument = Map.groupBy(taxes, (row) => Number(row.document_id))
    yield documents.map((row) => registerRow(row, byDocument.get(Number(row.id)) ?? [], words))
    const last = documents.at(-1)!
    after = { issuedOn: last.issued_on, id: Number(last.id) }
  }
}

type Row = Record<string, any>

function inPeriod(client: QueryClientContract, { companyId, startsOn, endsOn }: RegisterPeriod) {
  return client
    .from('document_states as states')
    .join('documents', 'documents.id', 'states.document_id')
    .where('states.company_id', companyId)
    .where('states.issued_on', '>=', startsOn)
    .where('states.issued_on', '<', endsOn)
}

function pageAfter(
  client: QueryClientContract,
  period: RegisterPeriod,
  after: { readonly issuedOn: string; readonly id: number }
): Promise<Row[]> {
  return inPeriod(client, { ...period, startsOn: after.issuedOn })
    .where((query) => {
      query
        .where('states.issued_on', '>', after.issuedOn)
        .orWhere('states.document_id', '>', after.id)
    })
    .join('accounts', 'accounts.id', 'documents.account_id')
    .orderBy('states.issued_on')
    .orderBy('states.document_id')
    .limit(PAGE)
    .select('documents.*', 'states.state', 'states.open_minor', 'accounts.number as account_number')
}

function registerRow(row: Row, taxes: readonly Row[], words: Words): RegisterRow {
  const buyer = JSON.parse(row.buyer)
  return {
    number: row.number,
    kind: words(labelOfKind(row.kind)),
    issuedOn: row.issued_on,
    dueOn: row.due_on,
    accountNumber: row.account_number,
    customerName: buyer.name,
    country: buyer.country,
    taxId: buyer.taxId,
    currency: row.currency,
    netMinor: BigInt(row.net_minor),
    taxes: sumByKey(taxes),
    taxMinor: BigInt(row.tax_minor),
    grossMinor: BigInt(row.gross_minor),
    openMinor: BigInt(row.open_minor),
    state: words(`reports.states.${row.state}`),
    runId: row.run_id === null ? null : Number(row.run_id),
  }
}

function sumByKey(taxes: readonly Row[]): Map<string, bigint> {
  const sums = new Map<string, bigint>()
  for (const tax of taxes) {
    sums.set(taxKey(tax), (sums.get(taxKey(tax)) ?? 0n) + BigInt(tax.amount_minor))
  }
  return sums
}

function taxKey({ category, treatment, percent }: Row): string {
  return `${category} ${treatment} ${percent}`
}
