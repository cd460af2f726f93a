import db from '@adonisjs/lucid/services/db'
import { documentKinds } from '#app/invoicing/document_kinds'
import { loadDocumentRequest } from '#app/rendering/queries/load_document_request'
import { PdfPool } from '#app/rendering/pdf_pool'
import { storeDocumentFile } from '#app/rendering/actions/store_document_file'

export interface RenderOrder {
  readonly companyId: number
  readonly runId?: number
  /** At most this many; all that lack a PDF when not given. */
  readonly limit?: number
  readonly onProgress?: (done: number, total: number) => void
}

export interface RenderResult {
  readonly rendered: number
  readonly failures: readonly { readonly documentId: number; readonly message: string }[]
}

const PAGE = 100
const MAX_DOCUMENTS = 10_000_000

/** Makes the PDFs that are missing, by several threads; one that fails does not stop the others. */
export class RenderInvoices {
  async execute(order: RenderOrder): Promise<RenderResult> {
    const limit = Math.min(order.limit ?? MAX_DOCUMENTS, MAX_DOCUMENTS)
    const total = Math.min(limit, await this.#missing(order).count('* as n').then(count))
    const failures: { documentId: number; message: string }[] = []
    const pool = new PdfPool()
    let rendered = 0
    let afterId = 0
    try {
      while (rendered + failures.length < total) {
        const rows = await this.#missing(order)
          .where('documents.id', '>', afterId)
          .orderBy('documents.id')
          .limit(Math.min(PAGE, total - rendered - failures.length))
          .select('documents.id')
        if (rows.length === 0) break
        afterId = Number(rows.at(-1)!.id)
        await Promise.all(
          rows.map(async ({ id }) => {
            const message = await this.#render(pool, order.companyId, Number(id))
            if (message === null) rendered++
            else failures.push({ documentId: Number(id), message })
            order.onProgress?.(rendered + failures.length, total)
          })
        )
      }
    } finally {
      await pool.close()
    }
    return { rendered, failures }
  }

  async #render(pool: PdfPool, companyId: number, documentId: number): Promise<string | null> {
    try {
      const request = await loadDocumentRequest(db.connection(), companyId, documentId)
      const outcome = await pool.render(request)
      if (outcome.type === 'failed') return outcome.message
      const key = { companyId, documentId, kind: 'pdf' } as const
      await storeDocumentFile(key, Buffer.from(outcome.bytes))
      return null
    } catch (error) {
      return error instanceof Error ? error.message : String(error)
    }
  }

  #missing({ companyId, runId }: RenderOrder) {
    const query = db
      .from('documents')
      .leftJoin('document_files', (join) => {
        join.on('document_files.document_id', 'documents.id').andOnVal('document_files.kind', 'pdf')
      })
      .where('documents.company_id', companyId)
      .whereIn('documents.kind', drawnKinds())
      .whereNull('document_files.id')
    if (runId !== undefined) query.where('documents.run_id', runId)
    return query
  }
}

/** Other kinds are written by channels. */
function drawnKinds(): string[] {
  return documentKinds().flatMap(({ code, shownAs }) => (shownAs === null ? [] : [code]))
}

function count(rows: { n: unknown }[]): number {
  return Number(rows[0].n)
}
