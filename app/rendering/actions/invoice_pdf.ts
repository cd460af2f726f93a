import db from '@adonisjs/lucid/services/db'
import { loadDocumentRequest } from '#app/rendering/queries/load_document_request'
import { renderInvoicePdf } from '#app/rendering/render_invoice_pdf'
import { readDocumentFile, storeDocumentFile } from '#app/rendering/actions/store_document_file'

/** The PDF of an issued document: made from the sealed rows on first view, then always the same. */
export class InvoicePdf {
  async execute(companyId: number, documentId: number): Promise<Buffer> {
    const key = { companyId, documentId, kind: 'pdf' } as const
    const stored = await readDocumentFile(key)
    if (stored !== null) {
      return stored
    }
    const request = await loadDocumentRequest(db.connection(), companyId, documentId)
    return storeDocumentFile(key, await renderInvoicePdf(request))
  }
}
