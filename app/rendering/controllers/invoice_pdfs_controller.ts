import { inject } from '@adonisjs/core'
import db from '@adonisjs/lucid/services/db'
import type { HttpContext } from '@adonisjs/core/http'
import { InvoicePdf } from '#app/rendering/actions/invoice_pdf'
import { documentNumbers } from '#app/invoicing/queries/document_numbers'
import { NotFoundException } from '#app/database/exceptions/not_found_exception'

/** Lets the browser's own viewer draw the file, and nothing else happen in it. */
const PDF_POLICY =
  "default-src 'none'; object-src 'self'; plugin-types application/pdf; style-src 'unsafe-inline'; frame-ancestors 'self'"

/** The PDF of an invoice, made when it is first asked for and the same from then on. */
export default class InvoicePdfsController {
  @inject()
  async show({ params, company, response }: HttpContext, invoicePdf: InvoicePdf) {
    const id = Number(params.id)
    const [document] = await documentNumbers(db.connection(), company.id, [id])
    if (!document) throw new NotFoundException('invoice', id)

    const bytes = await invoicePdf.execute(company.id, id)
    response.header('Content-Type', 'application/pdf')
    response.header('Content-Security-Policy', PDF_POLICY)
    response.header('Content-Disposition', `inline; filename="${fileName(document.number)}"`)
    return response.send(bytes)
  }
}

/** Numbers are ASCII; whatever could end the header is not let through. */
export function fileName(number: string) {
  return `${number.replace(/[^A-Za-z0-9._-]/g, '_')}.pdf`
}
