import db from '@adonisjs/lucid/services/db'
import { readNeighbours } from '#app/database/paging/list_page'
import { readListState } from '#app/database/paging/list_state'
import { listContext, type ListCompany } from '#app/database/paging/read_list'
import { invoiceList } from '#app/invoicing/queries/invoice_list'

/** The invoices before and after one in the list that the reader came from. */
export default class InvoicesBeside {
  async execute(company: ListCompany, id: number, input: Record<string, unknown>) {
    const context = listContext(company)
    const filters = { ...input }
    delete filters.after
    delete filters.before
    const state = await readListState(invoiceList, filters, context)
    const beside = await readNeighbours(db.connection(), invoiceList, state, context, id)
    return { ...beside, query: { ...state.query } }
  }
}
