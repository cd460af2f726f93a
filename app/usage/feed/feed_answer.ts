import type { CanonicalValue } from '#kernel/canonical_json'
import type { BatchDraft, SuspendedRow } from '#app/usage/acceptance/batch_draft'
import type { WrittenBatch } from '#app/usage/acceptance/write_events'
import type { ApiEvent } from '#app/usage/feed/api_event'
import type { UsageFeed } from '#app/usage/feed/usage_feed'

export interface EventAnswer {
  readonly [name: string]: CanonicalValue
  readonly id: string
  readonly status: 'accepted' | 'duplicate' | 'suspended'
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
  readonly results: readonly EventAnswer[]
}

export function feedAnswer(
  events: readonly ApiEvent[],
  { importId, firstRow }: UsageFeed,
  draft: BatchDraft,
  written: WrittenBatch,
  held: readonly SuspendedRow[]
): FeedAnswer {
  const heldByRow = new Map(held.map((row) => [row.row, row]))
  const duplicates = new Set(written.duplicates.map((at) => draft.rows[at].row))
  return {
    importId: importId,
    accepted: written.accepted.length,
    duplicates: written.duplicates.length,
    suspended: held.length,
    results: events.map(({ id }, index): EventAnswer => {
      const row = heldByRow.get(firstRow + index)
      if (row) return { id, status: 'suspended', reason: row.reason, detail: row.detail }
      const isKnown = duplicates.has(firstRow + index)
      return { id, status: isKnown ? 'duplicate' : 'accepted', reason: null, detail: null }
    }),
  }
}
