import db from '@adonisjs/lucid/services/db'
import { readNeighbours } from '#app/database/paging/list_page'
import { readListState } from '#app/database/paging/list_state'
import { listContext, type ListCompany } from '#app/database/paging/read_list'
import { invoiceList } from '#app/invoicing/queries/invoice_list'

/** Where the page began does not matter: neighbours are found from the invoice itself. */
const NO_PAGE = { after: undefined, before: undefined }

/** The invoices before and after one in the list that the reader came from. */
export default class InvoicesBeside {
  async execute(company: ListCompany, id: number, input: Record<string, unknown>) {
    const context = listContext(company)
    const state = await readListState(invoiceList, { ...input, ...NO_PAGE }, context)
    const beside = await readNeighbours(db.connection(), invoiceList, state, context, id)
    return { ...beside, query: { ...state.query } }
  }
}
