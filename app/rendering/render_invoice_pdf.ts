import type { PluginHost } from '#app/plugin_host/host'
import { pluginHost } from '#app/plugin_host/plugin_host'
import { composeDocument, type DocumentRequest } from '#app/rendering/compose_document'
import { pluginTexts } from '#app/rendering/plugin_texts'
import { renderPdf } from '#app/rendering/render_pdf'

/**
 * The PDF of one sealed document, drawn in this thread: for one document on somebody's screen. A
 * run with many of them uses the pool.
 */
export async function renderInvoicePdf(
  request: DocumentRequest,
  host: PluginHost = pluginHost()
): Promise<Buffer> {
  return renderPdf(composeDocument(host, await pluginTexts(request.locale, host), request))
}
