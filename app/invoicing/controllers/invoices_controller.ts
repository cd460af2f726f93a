import { inject } from '@adonisjs/core'
import db from '@adonisjs/lucid/services/db'
import type { HttpContext } from '@adonisjs/core/http'
import { activitiesOf } from '#app/activity/queries/activities_of'
import ActivityTransformer from '#app/activity/transformers/activity_transformer'
import { listContext } from '#app/database/paging/read_list'
import ListTransformer from '#app/database/transformers/list_transformer'
import JournalEntryTransformer from '#app/ledger/transformers/journal_entry_transformer'
import FindInvoice from '#app/invoicing/queries/find_invoice'
import ListInvoices from '#app/invoicing/queries/list_invoices'
import InvoicesBeside from '#app/invoicing/queries/invoices_beside'
import InvoiceTransformer from '#app/invoicing/transformers/invoice_transformer'
import InvoiceDetailsTransformer from '#app/invoicing/transformers/invoice_details_transformer'

export default class InvoicesController {
  @inject()
  async index({ inertia, request, company }: HttpContext, listInvoices: ListInvoices) {
    const { rows, ...list } = await listInvoices.execute(company, request.qs())
    return inertia.render('invoicing/invoices/index', {
      rows: InvoiceTransformer.transform([...rows]),
      list: ListTransformer.transform(list),
    })
  }

  @inject()
  async show(ctx: HttpContext, findInvoice: FindInvoice, invoicesBeside: InvoicesBeside) {
    const { inertia, params, request, company } = ctx
    const id = Number(params.id)
    const { today } = listContext(company)
    const invoice = await findInvoice.execute(company.id, id, today)

    const subject = { companyId: company.id, kind: 'document', id }
    return inertia.render('invoicing/invoices/show', {
      invoice: InvoiceDetailsTransformer.transform(invoice),
      entry: JournalEntryTransformer.transform(invoice.entry),
      activities: ActivityTransformer.transform(await activitiesOf(subject, db.connection())),
      beside: await invoicesBeside.execute(company, id, request.qs()),
      today,
    })
  }
}
