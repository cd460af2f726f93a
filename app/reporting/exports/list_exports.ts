import type { ListDefinition } from '#app/database/paging/list_definition'
import type { LoadRows } from '#app/database/paging/read_list'
import { accountList, customerList } from '#app/customers/queries/customer_list'
import { loadAccountRows, type AccountRow } from '#app/customers/queries/list_accounts'
import { loadCustomerRows, type CustomerRow } from '#app/customers/queries/list_customers'
import { loadServiceRows, type ServiceRow } from '#app/customers/queries/list_services'
import { serviceList } from '#app/customers/queries/service_list'
import { invoiceList } from '#app/invoicing/queries/invoice_list'
import { loadInvoiceRows, type InvoiceRow } from '#app/invoicing/queries/list_invoices'
import { entryList, loadEntryRows, type EntryListRow } from '#app/ledger/queries/list_entries'
import { totalOf } from '#app/ledger/total_of'
import {
  correctionDifferenceList,
  loadDifferenceRows,
  type CorrectionDifferenceRow,
} from '#app/billing/queries/list_correction_differences'
import type { ListColumn } from '#app/reporting/exports/list_column'

/** A list that can be taken away as a file: the same rows that the screen shows, all pages of it. */
export interface ListExport<Row extends { readonly id: number } = any> {
  /** Language key of its name. */
  readonly title: string
  readonly definition: ListDefinition
  readonly loadRows: LoadRows<Row>
  readonly columns: readonly ListColumn<Row>[]
}

export const invoiceExport: ListExport<InvoiceRow> = {
  title: 'nav.invoices',
  definition: invoiceList,
  loadRows: loadInvoiceRows,
  columns: [
    { label: 'invoices.number', kind: 'text', width: 18, value: (row) => row.number },
    { label: 'invoices.issued_on', kind: 'date', value: (row) => row.issuedOn },
    { label: 'invoices.due_on', kind: 'date', value: (row) => row.dueOn },
    { label: 'accounts.number', kind: 'text', width: 12, value: (row) => row.account.number },
    { label: 'invoices.account', kind: 'text', width: 34, value: (row) => row.account.name },
    {
      label: 'customers.fields.number',
      kind: 'text',
      width: 12,
      value: (row) => row.customer.number,
    },
    { label: 'invoices.customer', kind: 'text', width: 34, value: (row) => row.customer.name },
    { label: 'accounts.currency', kind: 'text', width: 9, value: (row) => row.currency },
    { label: 'invoices.net', kind: 'money', total: true, value: (row) => money(row, row.netMinor) },
    { label: 'invoices.tax', kind: 'money', total: true, value: (row) => money(row, row.taxMinor) },
    {
      label: 'invoices.gross',
      kind: 'money',
      total: true,
      value: (row) => money(row, row.grossMinor),
    },
    {
      label: 'invoices.open',
      kind: 'money',
      total: true,
      value: (row) => money(row, row.openMinor),
    },
    { label: 'invoices.state', kind: 'text', width: 12, value: (row) => row.state },
    { label: 'invoices.run', kind: 'integer', width: 8, value: (row) => row.runId },
  ],
}

export const customerExport: ListExport<CustomerRow> = {
  title: 'customers.title',
  definition: customerList,
  loadRows: loadCustomerRows,
  columns: [
    { label: 'customers.fields.number', kind: 'text', width: 12, value: (row) => row.number },
    { label: 'customers.fields.name', kind: 'text', width: 40, value: (row) => row.name },
    { label: 'customers.fields.kind', kind: 'text', width: 12, value: (row) => row.kind },
    { label: 'customers.fields.country', kind: 'text', width: 9, value: (row) => row.country },
    { label: 'customers.fields.tax_id', kind: 'text', width: 18, value: (row) => row.taxId },
    { label: 'customers.fields.email', kind: 'text', width: 30, value: (row) => row.email },
    {
      label: 'customers.fields.address',
      kind: 'text',
      width: 50,
      value: (row) => row.address.join(', '),
    },
    { label: 'accounts.title', kind: 'integer', value: (row) => row.accountCount },
  ],
}

export const accountExport: ListExport<AccountRow> = {
  title: 'accounts.title',
  definition: accountList,
  loadRows: loadAccountRows,
  columns: [
    { label: 'accounts.number', kind: 'text', width: 12, value: (row) => row.number },
    { label: 'accounts.name', kind: 'text', width: 40, value: (row) => row.name },
    {
      label: 'customers.fields.number',
      kind: 'text',
      width: 12,
      value: (row) => row.customer.number,
    },
    { label: 'invoices.customer', kind: 'text', width: 40, value: (row) => row.customer.name },
    { label: 'accounts.currency', kind: 'text', width: 9, value: (row) => row.currency },
    { label: 'accounts.terms', kind: 'integer', value: (row) => row.paymentTermsDays },
    { label: 'accounts.time_zone', kind: 'text', value: (row) => row.timeZone },
    { label: 'services.title', kind: 'integer', value: (row) => row.serviceCount },
  ],
}

export const serviceExport: ListExport<ServiceRow> = {
  title: 'services.title',
  definition: serviceList,
  loadRows: loadServiceRows,
  columns: [
    {
      label: 'services.identifier',
      kind: 'text',
      value: (row) => row.identifiers[0]?.text ?? null,
    },
    { label: 'services.label', kind: 'text', width: 40, value: (row) => row.label },
    { label: 'services.type', kind: 'text', value: (row) => row.typeCode },
    { label: 'accounts.number', kind: 'text', width: 12, value: (row) => row.account.number },
    { label: 'invoices.account', kind: 'text', width: 40, value: (row) => row.account.name },
  ],
}

/** One row for each entry, with the ledger accounts on either side. */
export const journalExport: ListExport<EntryListRow> = {
  title: 'ledger.entries',
  definition: entryList,
  loadRows: loadEntryRows,
  columns: [
    { label: 'ledger.entry', kind: 'integer', value: (row) => row.id },
    { label: 'ledger.posted', kind: 'date', value: (row) => row.postedOn },
    { label: 'ledger.document', kind: 'text', width: 18, value: (row) => row.documentNumber },
    { label: 'ledger.debit', kind: 'text', width: 40, value: (row) => accountsOf(row, 1n) },
    { label: 'ledger.credit', kind: 'text', width: 60, value: (row) => accountsOf(row, -1n) },
    {
      label: 'accounts.currency',
      kind: 'text',
      width: 9,
      value: (row) => row.postings[0]?.currency ?? null,
    },
    { label: 'ledger.amount', kind: 'money', total: true, value: totalOf },
  ],
}

/** What a dry run of a correction found, by account and charge. */
export const differenceExport: ListExport<CorrectionDifferenceRow> = {
  title: 'corrections.differences',
  definition: correctionDifferenceList,
  loadRows: loadDifferenceRows,
  columns: [
    { label: 'accounts.number', kind: 'text', width: 12, value: (row) => row.account.number },
    { label: 'invoices.account', kind: 'text', width: 34, value: (row) => row.account.name },
    { label: 'corrections.charge', kind: 'text', width: 34, value: (row) => row.charge.name },
    { label: 'plans.charge_key', kind: 'text', width: 20, value: (row) => row.charge.key },
    { label: 'accounts.currency', kind: 'text', width: 9, value: (row) => row.currency },
    {
      label: 'invoices.net',
      kind: 'money',
      total: true,
      value: (row) => ({ minor: row.netMinor, currency: row.currency }),
    },
  ],
}

function accountsOf({ postings }: EntryListRow, sign: 1n | -1n) {
  return postings
    .filter(({ amountMinor }) => amountMinor * sign > 0n)
    .map(({ code, name }) => `${code} ${name}`)
    .join(', ')
}

function money({ currency }: InvoiceRow, minor: bigint) {
  return { minor, currency }
}
