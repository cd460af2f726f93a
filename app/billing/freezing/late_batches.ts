import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import { readRows } from '#app/database/read_rows'

/** Batches that are looked at one by one; of more, the usage itself says what is late. */
const BATCHES_LISTED = 20_000
/** Batches whose usage is asked for by their ids. */
const BATCHES_NAMED = 1_000

/** Instants (epoch seconds, half-open) that were settled when batches up to one had come. */
export interface SettledWindow {
  readonly afterSeq: number
  readonly from: number
  readonly to: number
}

export interface BatchRange {
  readonly companyId: number
  readonly afterSeq: number
  readonly upToSeq: number
}

/**
 * Batches, id -> number, that came after any of the windows and reach into it: read from batches
 * alone. Null when there are too many to name.
 */
export async function listLateBatches(
  client: QueryClientContract,
  { companyId, afterSeq, upToSeq }: BatchRange,
  windows: readonly SettledWindow[]
): Promise<Map<number, number> | null> {
  const query = client
    .from('usage_batches')
    .where('company_id', companyId)
    .where('seq', '>', afterSeq)
    .where('seq', '<=', upToSeq)
    .orderBy('seq')
    .limit(BATCHES_LISTED + 1)
    .select('id', 'seq', 'first_occurred_at', 'last_occurred_at')
  const rows = await readRows(client, query)
  if (rows.length > BATCHES_LISTED) return null
  const late = rows
    .map((row) => row.map(Number))
    .filter(([, seq, firstAt, lastAt]) => {
      return windows.some((one) => seq > one.afterSeq && firstAt < one.to && lastAt >= one.from)
    })
  return late.length > BATCHES_NAMED ? null : new Map(late.map(([id, seq]) => [id, seq]))
}
