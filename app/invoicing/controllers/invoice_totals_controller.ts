import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { totalsView } from '#app/database/transformers/totals_view'
import TotalInvoices from '#app/invoicing/queries/total_invoices'

/** Count and sums of a list of invoices of any length. */
export default class InvoiceTotalsController {
  @inject()
  async show({ request, company }: HttpContext, totalInvoices: TotalInvoices) {
    return totalsView(await totalInvoices.execute(company, request.qs()))
  }
}
