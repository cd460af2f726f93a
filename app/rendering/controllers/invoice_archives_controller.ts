import { Readable } from 'node:stream'
import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import db from '@adonisjs/lucid/services/db'
import { clock } from '#app/database/clock'
import { documentNumbers } from '#app/invoicing/queries/document_numbers'
import { InvoicePdf } from '#app/rendering/actions/invoice_pdf'
import { fileName } from '#app/rendering/controllers/invoice_pdfs_controller'
import { archiveValidator } from '#app/rendering/validators/archive_validator'
import { zipStream, type ZipEntry } from '#app/rendering/zip_stream'

/** The PDFs of chosen invoices in one zip file, which begins to flow with the first of them. */
@inject()
export default class InvoiceArchivesController {
  constructor(private readonly invoicePdf: InvoicePdf) {}

  async show({ request, company, response }: HttpContext) {
    const { ids } = await archiveValidator.validate(request.qs())
    const documents = await documentNumbers(db.connection(), company.id, ids)
    const name = `invoices-${clock.todayOf(company)}.zip`
    response.header('Content-Type', 'application/zip')
    response.header('Content-Disposition', `attachment; filename="${name}"`)
    return response.stream(Readable.from(zipStream(this.#entries(company.id, documents))))
  }

  async *#entries(
    companyId: number,
    documents: readonly { readonly id: number; readonly number: string }[]
  ): AsyncGenerator<ZipEntry> {
    for (const { id, number } of documents) {
      yield { name: fileName(number), bytes: await this.invoicePdf.execute(companyId, id) }
    }
  }
}
