import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import type { ListContext } from '#app/database/paging/list_definition'
import { readList, type ListCompany, type ListOptions } from '#app/database/paging/read_list'
import { invoiceList } from '#app/invoicing/queries/invoice_list'
import { OF_COMPANY } from '#app/database/paging/of_company'

export interface InvoiceRow {
  readonly id: number
  readonly kind: string
  readonly number: string
  readonly state: 'open' | 'overdue' | 'settled'
  readonly issuedOn: string
  readonly dueOn: string
  readonly currency: string
  readonly netMinor: bigint
  readonly taxMinor: bigint
  readonly grossMinor: bigint
  readonly openMinor: bigint
  readonly runId: number | null
  readonly account: { readonly id: number; readonly number: string; readonly name: string }
  readonly customer: { readonly id: number; readonly number: string; readonly name: string }
}

/** One page of the issued documents of a company. */
export default class ListInvoices {
  execute(company: ListCompany, input: Record<string, unknown>, options: ListOptions = {}) {
    return readList(invoiceList, company, input, loadInvoiceRows, options)
  }
}

export async function loadInvoiceRows(
  client: QueryClientContract,
  ids: readonly number[],
  { companyId, today }: Pick<ListContext, 'companyId' | 'today'>
): Promise<InvoiceRow[]> {
  const rows = await client
    .from('documents as d')
    .join('document_states as s', 's.document_id', 'd.id')
    .join('accounts as a', 'a.id', 'd.account_id')
    .join('customers as c', 'c.id', 'd.customer_id')
    .whereIn('d.id', [...ids])
    .whereRaw(OF_COMPANY, ['d.company_id', companyId])
    .select('d.id', 'd.kind', 'd.number', 'd.issued_on', 'd.due_on', 'd.currency', 'd.run_id')
    .select('d.net_minor', 'd.tax_minor', 'd.gross_minor', 's.state', 's.open_minor')
    .select('a.id as account_id', 'a.number as account_number', 'a.name as account_name')
    .select('c.id as customer_id', 'c.number as customer_number', 'c.name as customer_name')
  return rows.map((row) => ({
    id: Number(row.id),
    kind: row.kind,
    number: row.number,
    state: row.state === 'open' && row.due_on < today ? 'overdue' : row.state,
    issuedOn: row.issued_on,
    dueOn: row.due_on,
    currency: row.currency,
    netMinor: BigInt(row.net_minor),
    taxMinor: BigInt(row.tax_minor),
    grossMinor: BigInt(row.gross_minor),
    openMinor: BigInt(row.open_minor),
    runId: row.run_id === null ? null : Number(row.run_id),
    account: { id: row.account_id, number: row.account_number, name: row.account_name },
    customer: { id: row.customer_id, number: row.customer_number, name: row.customer_name },
  }))
}
