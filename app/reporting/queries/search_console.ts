import db from '@adonisjs/lucid/services/db'
import type { ListDefinition } from '#app/database/paging/list_definition'
import { readPlaces } from '#app/database/paging/list_page'
import { readListState } from '#app/database/paging/list_state'
import {
  listContext,
  loadInOrder,
  type ListCompany,
  type LoadRows,
} from '#app/database/paging/read_list'
import { accountList, customerList } from '#app/customers/queries/customer_list'
import { loadAccountRows } from '#app/customers/queries/list_accounts'
import { loadCustomerRows } from '#app/customers/queries/list_customers'
import { loadServiceRows } from '#app/customers/queries/list_services'
import { serviceList } from '#app/customers/queries/service_list'
import { invoiceList } from '#app/invoicing/queries/invoice_list'
import { loadInvoiceRows } from '#app/invoicing/queries/list_invoices'

export interface Found {
  readonly kind: 'customer' | 'account' | 'service' | 'invoice'
  readonly id: number
  readonly label: string
  readonly note: string
}

interface Source {
  readonly kind: Found['kind']
  readonly permission: string
  readonly definition: ListDefinition
  /** Filters that are tried, each on its own, until there are enough rows. */
  readonly filters: readonly string[]
  readonly loadRows: LoadRows<any>
  readonly label: (row: any) => string
  readonly note: (row: any) => string
}

/** Things of one kind that are proposed. */
const MOST_EACH = 5

const SOURCES: readonly Source[] = [
  {
    kind: 'customer',
    permission: 'customers.read',
    definition: customerList,
    filters: ['number', 'name'],
    loadRows: loadCustomerRows,
    label: ({ name }) => name,
    note: ({ number }) => number,
  },
  {
    kind: 'account',
    permission: 'customers.read',
    definition: accountList,
    filters: ['number', 'name'],
    loadRows: loadAccountRows,
    label: ({ name }) => name,
    note: ({ number }) => number,
  },
  {
    kind: 'service',
    permission: 'customers.read',
    definition: serviceList,
    filters: ['identifier'],
    loadRows: loadServiceRows,
    label: ({ identifiers, label }) => identifiers[0]?.text ?? label,
    note: ({ account }) => account.name,
  },
  {
    kind: 'invoice',
    permission: 'invoices.read',
    definition: invoiceList,
    filters: ['number'],
    loadRows: loadInvoiceRows,
    label: ({ number }) => number,
    note: ({ account }) => account.name,
  },
]

/** Customers, accounts, services and documents by what people call them, as far as the reader may see them. */
export default class SearchConsole {
  async execute(
    company: ListCompany,
    permissions: ReadonlySet<string>,
    text: string
  ): Promise<Found[]> {
    const allowed = SOURCES.filter(({ permission }) => permissions.has(permission))
    const found: Found[] = []
    for (const source of allowed) found.push(...(await this.#search(source, company, text)))
    return found
  }

  async #search(source: Source, company: ListCompany, text: string): Promise<Found[]> {
    const client = db.connection()
    const context = listContext(company)
    const ids = new Set<number>()
    for (const name of source.filters) {
      const state = await readListState(source.definition, { [name]: text }, context)
      if (state.filters.size === 0 || ids.size >= MOST_EACH) continue

      const most = MOST_EACH - ids.size
      const places = await readPlaces(client, source.definition, state, context, null, most)
      for (const { id } of places) ids.add(id)
    }
    const rows = await loadInOrder(client, [...ids], source.loadRows, context)
    return rows.map((row) => ({
      kind: source.kind,
      id: row.id,
      label: source.label(row),
      note: source.note(row),
    }))
  }
}
