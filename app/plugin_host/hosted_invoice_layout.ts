import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces.js'
import type { InvoiceLayout, InvoiceView, LayoutContext } from '#sdk/layout'
import { assertContract } from '#app/plugin_host/assert_contract'
import type { PluginCaller } from '#app/plugin_host/call_plugin'
import type { PluginCall } from '#app/plugin_host/plugin_call'
import { keyOf, type Registered } from '#app/plugin_host/code_table'
import { findOutsideReference } from '#app/plugin_host/outside_references'

/** A layout behind the host: it gets the sealed view frozen, and its answer may name no resource. */
export class HostedInvoiceLayout {
  readonly layout: InvoiceLayout
  readonly plugin: string
  readonly #code: string

  constructor(
    entry: Registered<InvoiceLayout>,
    private readonly caller: PluginCaller
  ) {
    this.layout = entry.value
    this.plugin = entry.plugin
    this.#code = keyOf(entry.value.code, entry.value.revision)
  }

  compose(view: InvoiceView, context: LayoutContext): TDocumentDefinitions {
    const call = { plugin: this.plugin, code: this.#code, point: 'compose' }
    const definition = this.caller.call(call, () =>
      this.layout.compose(this.caller.input(view), this.caller.input(context))
    )
    assertContract(
      typeof definition === 'object' && definition !== null && 'content' in definition,
      call,
      'content',
      'a document definition has content'
    )
    assertInside(definition, context.branding.logo, call)
    return definition
  }

  /** A header or footer, which the layout makes for one page while the document is drawn. */
  checkPart(make: () => Content | null | undefined, logo: string | null): Content {
    const call = { plugin: this.plugin, code: this.#code, point: 'compose' }
    const part = this.caller.call(call, make) ?? ''
    assertInside({ part }, logo, call)
    return part
  }
}

function assertInside(definition: object, logo: string | null, call: PluginCall): void {
  const stray = findOutsideReference(definition, logo)
  assertContract(
    stray === null,
    call,
    stray ?? '',
    'a document names no file, address, font or attachment of its own'
  )
}
