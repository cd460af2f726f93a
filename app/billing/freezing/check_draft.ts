import { HeldForReviewException } from '#app/billing/exceptions/held_for_review_exception'
import { contentOfDraft } from '#app/invoicing/document_content'
import type { Draft } from '#app/invoicing/draft'
import { pluginHost } from '#app/plugin_host/plugin_host'

/**
 * Lets the document checks of the plugins look at a draft before it is stored. A draft without
 * lines becomes no document and is not looked at. Errors: the first finding's reason parks it.
 */
export function checkDraft(draft: Draft): void {
  const checks = draft.body.lines.length > 0 ? pluginHost().documentChecks(draft.body.kind) : []
  if (checks.length === 0) {
    return
  }
  const content = contentOfDraft(draft.body)
  for (const check of checks) {
    const [finding] = check.findings(content)
    if (finding !== undefined) throw new HeldForReviewException(finding.reason, finding.message)
  }
}
