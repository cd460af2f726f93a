import { RenderInvoices } from '#app/rendering/actions/render_invoices'
import { measure } from '#benchmarks/measure'
import type { StageRequest } from '#benchmarks/stage_request'

/** Enough to outweigh the start of the pool's threads, which is measured as well. */
export const DOCUMENTS = 200

/** PDFs a second: read, composed, drawn on the pool's threads and stored. */
export default function pdf({ companyId }: StageRequest) {
  return measure(async () => {
    const result = await new RenderInvoices().execute({ companyId, limit: DOCUMENTS })
    if (result.failures.length > 0) throw new Error(result.failures[0].message)
    return { count: result.rendered }
  })
}
