import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import type { WaitingDraft } from '#app/invoicing/actions/issue_drafts'
import { documentKind } from '#app/invoicing/document_kinds'
import { DocumentLinkException } from '#app/invoicing/exceptions/document_link_exception'

/**
 * A document links to earlier ones of its company only, and takes the place of, or cancels, what
 * its kind may. That a document is superseded or voided once is kept by a unique key.
 * Errors: E_DOCUMENT_LINK.
 */
export async function assertLinks(
  client: QueryClientContract,
  companyId: number,
  drafts: readonly WaitingDraft[]
): Promise<void> {
  const linked = drafts.filter(({ draft }) => draft.body.links !== undefined)
  if (linked.length === 0) {
    return
  }
  const ids = linked.flatMap(({ draft }) => draft.body.links!.map((link) => link.documentId))
  const rows = await client
    .from('documents')
    .where('company_id', companyId)
    .whereIn('id', ids)
    .select('id', 'kind', 'number')
  const targets = new Map(rows.map((row) => [Number(row.id), row]))
  for (const { draft } of linked) {
    const kind = documentKind(draft.body.kind)
    for (const { relation, documentId } of draft.body.links!) {
      const target = targets.get(documentId)
      if (target === undefined) {
        throw new DocumentLinkException(`There is no document ${documentId} to link to`)
      }
      const allowed = { supersedes: kind.supersedes, voids: kind.voids, corrects: [target.kind] }
      if (!allowed[relation].includes(target.kind)) {
        throw new DocumentLinkException(
          `${target.number} is of kind ${target.kind}: a document of kind ${kind.code} ${relation} none`
        )
      }
    }
  }
}
