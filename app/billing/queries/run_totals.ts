import db from '@adonisjs/lucid/services/db'
import { readListState } from '#app/database/paging/list_state'
import { readAllTotals, readTotals, type ListTotals } from '#app/database/paging/list_totals'
import { listContext, type ListCompany } from '#app/database/paging/read_list'
import type { BillRunRow } from '#app/billing/queries/list_bill_runs'
import { runPreviewList } from '#app/billing/queries/run_preview_list'
import { invoiceList } from '#app/invoicing/queries/invoice_list'

/** What a run came to: its invoices, or what a preview would have made of them. */
export default class RunTotals {
  async execute(
    company: ListCompany,
    run: Pick<BillRunRow, 'id' | 'kind'>,
    { whole = false } = {}
  ): Promise<ListTotals> {
    const definition = run.kind === 'preview' ? runPreviewList : invoiceList
    const context = listContext(company)
    const state = await readListState(definition, { run: String(run.id) }, context)
    const read = whole ? readAllTotals : readTotals
    return read(db.connection(), definition, state, context)
  }
}
