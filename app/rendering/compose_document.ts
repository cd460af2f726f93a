import type { DynamicContent, TDocumentDefinitions } from 'pdfmake/interfaces.js'
import type { InvoiceView } from '#sdk/layout'
import { dayNumberOf } from '#kernel/calendar_date'
import type { PluginHost } from '#app/plugin_host/host'
import type { HostedInvoiceLayout } from '#app/plugin_host/hosted_invoice_layout'
import { layoutContext, type Branding } from '#app/rendering/layout_context'
import type { PluginTexts } from '#app/rendering/language_files'
import type { DocumentLocale, PageSize } from '#app/rendering/locales'

/** A sealed document and how it is to be shown; plain data, so that it can go to another thread. */
export interface DocumentRequest {
  readonly view: InvoiceView
  readonly layoutCode: string
  readonly layoutRevision: number
  readonly locale: DocumentLocale
  readonly pageSize: PageSize
  readonly branding: Branding
}

const DAY_MILLISECONDS = 86_400_000

/**
 * The definition of a document: the layout composes, the host checks that nothing in it reaches
 * outside, and what must be the same for all documents is set here. Throws E_PLUGIN_MISSING,
 * E_PLUGIN_FAILED, E_PLUGIN_CONTRACT.
 */
export function composeDocument(
  host: PluginHost,
  texts: PluginTexts,
  request: DocumentRequest
): TDocumentDefinitions {
  const { view, pageSize, branding, locale } = request
  const layout = host.invoiceLayout(request.layoutCode, request.layoutRevision)
  const context = layoutContext({
    texts,
    pageSize,
    branding,
    metric: (code) => host.metric(code),
  })
  const composed = layout.compose(view, context)
  const issuedAt = new Date(dayNumberOf(view.issuedOn) * DAY_MILLISECONDS)
  return {
    ...composed,
    ...checkedFrame(layout, composed, branding.logo),
    pageSize,
    version: '1.7',
    language: locale,
    displayTitle: true,
    defaultStyle: { ...composed.defaultStyle, font: 'Roboto' },
    // The document's own date: the bytes must not depend on when they are made.
    info: {
      title: `${view.seller.name} ${view.number}`,
      author: view.seller.name,
      creator: 'Countinghouse',
      producer: 'Countinghouse',
      creationDate: issuedAt,
      modDate: issuedAt,
    },
  }
}

/** Header and footer are made page by page while the document is drawn; each goes through the door. */
function checkedFrame(
  layout: HostedInvoiceLayout,
  composed: TDocumentDefinitions,
  logo: string | null
): Pick<TDocumentDefinitions, 'header' | 'footer' | 'background'> {
  const guard = (part: TDocumentDefinitions['header']): DynamicContent | undefined =>
    part === undefined || part === null
      ? undefined
      : (...page) =>
          layout.checkPart(() => (typeof part === 'function' ? part(...page) : part), logo)
  return {
    header: guard(composed.header),
    footer: guard(composed.footer),
    background: undefined,
  }
}
