import { parentPort } from 'node:worker_threads'
import { bootPlugins } from '#app/plugin_host/boot_plugins'
import type { DocumentRequest } from '#app/rendering/compose_document'
import { renderInvoicePdf } from '#app/rendering/render_invoice_pdf'

/** The thread's side of the pool: one document at a time, an error is an answer like any other. */
export type PdfAnswer =
  | { readonly type: 'ready' }
  | { readonly type: 'rendered'; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly type: 'failed'; readonly code: string; readonly message: string }

const port = parentPort!
const host = await bootPlugins({ freezeInputs: process.env.NODE_ENV !== 'production' })

port.on('message', async (request: DocumentRequest) => {
  const { answer, transfer } = await answerTo(request)
  port.postMessage(answer, transfer)
})
port.postMessage({ type: 'ready' } satisfies PdfAnswer)

async function answerTo(
  request: DocumentRequest
): Promise<{ answer: PdfAnswer; transfer: ArrayBuffer[] }> {
  try {
    const pdf = await renderInvoicePdf(request, host)
    const bytes = new Uint8Array(pdf)
    return { answer: { type: 'rendered', bytes }, transfer: [bytes.buffer] }
  } catch (error) {
    const { code, message } = error as Error & { code?: string }
    return { answer: { type: 'failed', code: code ?? 'E_RENDERING', message }, transfer: [] }
  }
}
