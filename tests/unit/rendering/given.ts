import { loadPlugins } from '#app/plugin_host/load_plugins'
import type { DocumentRequest } from '#app/rendering/compose_document'
import standard from '#plugins/standard/manifest'
import { invoice } from '#plugins/standard/tests/layout_samples'

/** A host with the neutral layout only. */
export function standardHost() {
  return loadPlugins([standard], { freezeInputs: true })
}

export function request(given: Partial<DocumentRequest> = {}): DocumentRequest {
  return {
    view: invoice(),
    layoutCode: 'standard.invoice',
    layoutRevision: 1,
    locale: 'en',
    pageSize: 'A4',
    branding: { logo: null, colour: '#0f5c6e' },
    ...given,
  }
}
