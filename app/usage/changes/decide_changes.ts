import type { SuspendedRow } from '#app/usage/acceptance/batch_draft'
import type { ChangeRequest } from '#app/usage/changes/change_request'
import { keyText, type KnownRecords, type RecordHead } from '#app/usage/changes/record_heads'
import type { SuspenseReason } from '#app/usage/suspense_reasons'

/** A change that is to be made, with the event that it takes out. */
export interface DecidedChange {
  readonly request: ChangeRequest
  readonly takesOut: RecordHead
}

export interface ChangeDecisions {
  readonly made: readonly DecidedChange[]
  readonly duplicates: readonly ChangeRequest[]
  readonly held: readonly SuspendedRow[]
}

/**
 * What becomes of each change, one after the other, because a later one may change what an earlier
 * one has made. A change that was made before, and a record that says what is known, are
 * duplicates. Pure but for `known.heads` and `known.changes`, which follow what is decided.
 */
export function decideChanges(
  requests: readonly ChangeRequest[],
  known: KnownRecords,
  batchId: number
): ChangeDecisions {
  const made: DecidedChange[] = []
  const duplicates: ChangeRequest[] = []
  const held: SuspendedRow[] = []
  for (const request of requests) {
    const origin = keyText(request.originKey)
    const head = known.heads.get(origin)
    const before = known.changes.get(keyText(request.changeKey))
    const refusal = refusalOf(request, head, before)
    if (refusal !== null) {
      held.push({ row: request.row, raw: request.raw, ...refusal })
      continue
    }
    if (before !== undefined || head!.contentHash.equals(request.contentHash)) {
      duplicates.push(request)
      continue
    }
    made.push({ request, takesOut: head! })
    known.changes.set(keyText(request.changeKey), request.contentHash)
    known.heads.set(origin, {
      batchId,
      rowNo: request.row,
      contentHash: request.contentHash,
      withdrawn: request.replacement === null,
    })
  }
  return { made, duplicates, held }
}

function refusalOf(
  { contentHash }: ChangeRequest,
  head: RecordHead | undefined,
  before: Buffer | undefined
): { reason: SuspenseReason; detail: string } | null {
  if (before !== undefined) {
    return before.equals(contentHash)
      ? null
      : { reason: 'DUPLICATE_CONFLICT', detail: 'another change came under this id' }
  }
  if (head === undefined) return { reason: 'UNKNOWN_RECORD', detail: 'no record has this id' }
  return head.withdrawn
    ? { reason: 'ALREADY_WITHDRAWN', detail: 'nothing is left to change' }
    : null
}
