import { Exception } from '@adonisjs/core/exceptions'
import type { DocumentKind } from '#sdk/documents'
import { pluginHost } from '#app/plugin_host/plugin_host'

/** Kinds that the core and the deployed plugins declare. */
export function documentKinds(): readonly DocumentKind[] {
  return pluginHost()
    .registry.documentKinds.all()
    .map(({ value }) => value)
}

/** Errors: E_PLUGIN_MISSING for a kind that nobody declares. */
export function documentKind(code: string): DocumentKind {
  return pluginHost().registry.documentKinds.get(code).value
}

/** Codes of the kinds with a state: what they posted is open, or settled. */
export function postingKinds(): string[] {
  return documentKinds()
    .filter(({ posts }) => posts)
    .map(({ code }) => code)
}

/** Language key of a kind's name; a kind whose plugin was taken away is named by its code. */
export function labelOfKind(code: string): string {
  return pluginHost().registry.documentKinds.find(code)?.value.label ?? code
}

/** How a layout draws a document of this kind. Errors: E_NOT_DRAWN for a kind that none draws. */
export function shownAs(code: string): NonNullable<DocumentKind['shownAs']> {
  const shown = documentKind(code).shownAs
  if (shown === null) {
    throw new Exception(`A document of kind ${code} is not drawn: it is written by its channels`, {
      code: 'E_NOT_DRAWN',
      status: 404,
    })
  }
  return shown
}
