import type { PluginHost } from '#app/plugin_host/host'
import { pluginHost } from '#app/plugin_host/plugin_host'
import { composeDocument, type DocumentRequest } from '#app/rendering/compose_document'
import { readPluginTexts, type PluginTexts } from '#app/rendering/language_files'
import type { DocumentLocale } from '#app/rendering/locales'
import { renderPdf } from '#app/rendering/render_pdf'

const ROOT = new URL('../../', import.meta.url)

let texts: Promise<ReadonlyMap<DocumentLocale, PluginTexts>> | null = null

/**
 * The PDF of one sealed document, drawn in this thread: for one document on somebody's screen. A
 * run with many of them uses the pool.
 */
export async function renderInvoicePdf(
  request: DocumentRequest,
  host: PluginHost = pluginHost()
): Promise<Buffer> {
  texts ??= readPluginTexts(
    host.manifests().map(({ name }) => name),
    ROOT
  )
  return renderPdf(composeDocument(host, await texts, request))
}
