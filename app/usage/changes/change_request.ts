import type { BatchDraft } from '#app/usage/acceptance/batch_draft'
import { EventIdentities } from '#app/usage/acceptance/event_identity'

/** One change as its sender asks for it: what it is called, what it changes and what it says. */
export interface ChangeRequest {
  readonly row: number
  readonly raw: string
  readonly originKey: Buffer
  readonly changeKey: Buffer
  readonly contentHash: Buffer
  readonly reason: string
  /** Position in `draft.replacements`; null for a withdrawal. */
  readonly replacement: number | null
}

/** Says nothing, so it is equal to no record. */
const WITHDRAWN = Buffer.alloc(8)

/** The changes of a batch in the order they came, each with its once-only keys. */
export function changeRequests(
  draft: BatchDraft,
  companyId: number,
  source: string
): ChangeRequest[] {
  const { replacements, withdrawals } = draft
  const rows = replacements?.rows ?? []
  const identities = new EventIdentities(2 * (rows.length + withdrawals.length), companyId, source)
  const keysOf = (originId: string, changeId: string) => ({
    originKey: identities.key({ originId }),
    changeKey: identities.changeKey(originId, changeId),
  })
  const superseding = rows.map(({ row, raw, record }, replacement) => {
    const contentHash = identities.content(record, replacements!.attributes[replacement])
    const { id = contentHash.toString('hex'), reason } = record.supersedes!
    const keys = keysOf(record.originId, id)
    return { row, raw, ...keys, contentHash, reason, replacement }
  })
  const withdrawing = withdrawals.map(({ row, raw, withdraws }) => {
    const { originId, id = 'withdrawn', reason } = withdraws
    return {
      row,
      raw,
      ...keysOf(originId, id),
      contentHash: WITHDRAWN,
      reason,
      replacement: null,
    }
  })
  return [...superseding, ...withdrawing].sort((left, right) => left.row - right.row)
}
