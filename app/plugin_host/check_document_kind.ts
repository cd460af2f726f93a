import type { DocumentKind } from '#sdk/documents'
import { PluginBootException } from '#app/plugin_host/exceptions/plugin_boot_exception'
import type { Registered } from '#app/plugin_host/code_table'

/** As long as the column that keeps it with every document. */
const LONGEST_CODE = 20

/** Refuses a kind that says two things at once, or whose numbers could be taken for another's. */
export function checkDocumentKind(
  plugin: string,
  kind: DocumentKind,
  known: readonly Registered<DocumentKind>[]
): void {
  const refuse = (problem: string) => {
    throw new PluginBootException(
      `Plugin "${plugin}" registers document kind "${kind.code}": ${problem}`
    )
  }
  if (kind.code.length > LONGEST_CODE) {
    refuse(`a code has at most ${LONGEST_CODE} characters`)
  }
  if (!/^[A-Z0-9]{1,10}$/.test(kind.series)) {
    refuse(`its series "${kind.series}" is not 1 to 10 upper-case letters or digits`)
  }
  const other = known.find(({ value }) => value.series === kind.series)
  if (other !== undefined) {
    refuse(`its series "${kind.series}" is that of "${other.value.code}"`)
  }
  const makesItems = kind.items === 'document' || kind.items === 'line'
  if (makesItems && !kind.posts) {
    refuse('what is owed has to be posted: it makes open items and does not post')
  }
  if (kind.posts && kind.items === 'lists') {
    refuse('a document that lists the items of others does not post')
  }
}
