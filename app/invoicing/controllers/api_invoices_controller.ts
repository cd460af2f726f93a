import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { listContext } from '#app/database/paging/read_list'
import FindInvoice from '#app/invoicing/queries/find_invoice'
import ListInvoices from '#app/invoicing/queries/list_invoices'
import InvoiceDetailsTransformer from '#app/invoicing/transformers/invoice_details_transformer'
import InvoiceTransformer from '#app/invoicing/transformers/invoice_transformer'

/** Issued documents for programs: the console's queries and transformers behind a token. */
export default class ApiInvoicesController {
  @inject()
  async index({ request, company, response }: HttpContext, listInvoices: ListInvoices) {
    const { rows, page } = await listInvoices.execute(company, request.qs(), { strict: true })
    return response.ok({
      invoices: rows.map((row) => new InvoiceTransformer(row).toObject()),
      after: page.after,
      before: page.before,
    })
  }

  @inject()
  async show({ params, company, response }: HttpContext, findInvoice: FindInvoice) {
    const { today } = listContext(company)
    const invoice = await findInvoice.execute(company.id, Number(params.id), today)
    return response.ok({ invoice: new InvoiceDetailsTransformer(invoice).toObject() })
  }
}
