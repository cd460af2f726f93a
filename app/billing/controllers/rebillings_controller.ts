import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { listContext } from '#app/database/paging/read_list'
import RebillDocument from '#app/billing/actions/rebill_document'
import { RebillException } from '#app/billing/exceptions/rebill_exception'
import { rebillingValidator } from '#app/billing/validators/rebilling_validator'
import FindInvoice from '#app/invoicing/queries/find_invoice'
import InvoiceTransformer from '#app/invoicing/transformers/invoice_transformer'

/** Taking an issued document back to bill the same again. */
@inject()
export default class RebillingsController {
  constructor(
    private readonly findInvoice: FindInvoice,
    private readonly rebillDocument: RebillDocument
  ) {}

  async create({ inertia, params, company }: HttpContext) {
    const { today } = listContext(company)
    const invoice = await this.findInvoice.execute(company.id, Number(params.id), today)
    return inertia.render('billing/rebillings/create', {
      invoice: InvoiceTransformer.transform(invoice),
    })
  }

  async store({ request, response, session, params, company, staff }: HttpContext) {
    const { reason } = await request.validateUsing(rebillingValidator)
    const { today } = listContext(company)
    const { id, account } = await this.findInvoice.execute(company.id, Number(params.id), today)
    const actor = staff!.user.email
    try {
      await this.rebillDocument.execute({ companyId: company.id, documentId: id, reason, actor })
    } catch (error) {
      if (!(error instanceof RebillException)) throw error
      session.flashAll()
      session.flash('inputErrorsBag', { reason: [error.message] })
      return response.redirect().back()
    }
    return response.redirect().toRoute('billing.account_previews.show', { id: account.id })
  }
}
