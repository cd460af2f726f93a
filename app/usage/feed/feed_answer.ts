import type { CanonicalValue } from '#kernel/canonical_json'
import type { BatchDraft } from '#app/usage/acceptance/batch_draft'
import type { BatchResult } from '#app/usage/acceptance/write_batch'
import type { ApiEvent } from '#app/usage/feed/api_event'
import type { UsageFeed } from '#app/usage/feed/usage_feed'

export interface EventAnswer {
  readonly [name: string]: CanonicalValue
  readonly id: string
  readonly status: 'accepted' | 'duplicate' | 'suspended' | 'withdrawn'
  /** Why it is held back; null unless it is. */
  readonly reason: string | null
  readonly detail: string | null
}

/** What became of a request's events, in their order. */
export interface FeedAnswer {
  readonly [name: string]: CanonicalValue
  readonly importId: number
  readonly accepted: number
  readonly duplicates: number
  readonly suspended: number
  readonly withdrawn: number
  readonly results: readonly EventAnswer[]
}

export function feedAnswer(
  events: readonly ApiEvent[],
  { importId, firstRow }: UsageFeed,
  draft: BatchDraft,
  { events: written, changes, held, totals }: BatchResult
): FeedAnswer {
  const heldByRow = new Map(held.map((row) => [row.row, row]))
  const duplicates = new Set([
    ...written.duplicates.map((at) => draft.rows[at].row),
    ...changes.duplicates,
  ])
  const withdrawn = new Set(changes.withdrawn)
  return {
    importId: importId,
    accepted: totals.accepted,
    duplicates: totals.duplicates,
    suspended: totals.suspended,
    withdrawn: withdrawn.size,
    results: events.map(({ id }, index): EventAnswer => {
      const number = firstRow + index
      const row = heldByRow.get(number)
      if (row) return { id, status: 'suspended', reason: row.reason, detail: row.detail }
      if (withdrawn.has(number)) return { id, status: 'withdrawn', reason: null, detail: null }
      const isKnown = duplicates.has(number)
      return { id, status: isKnown ? 'duplicate' : 'accepted', reason: null, detail: null }
    }),
  }
}
