import db from '@adonisjs/lucid/services/db'
import { readListState } from '#app/database/paging/list_state'
import { readAllTotals } from '#app/database/paging/list_totals'
import { listContext, type ListCompany } from '#app/database/paging/read_list'
import { invoiceList } from '#app/invoicing/queries/invoice_list'

/** Adds up all invoices that the filters leave, in slices, so that others are served meanwhile. */
export default class TotalInvoices {
  async execute(company: ListCompany, input: Record<string, unknown>) {
    const context = listContext(company)
    const state = await readListState(invoiceList, input, context)
    return readAllTotals(db.connection(), invoiceList, state, context)
  }
}
