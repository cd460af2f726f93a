import type { QueryClientContract } from '@adonisjs/lucid/types/database'

/** Batches that are listed whatever they hold; a live run has none or a few. */
const BATCHES_LISTED = 1_000

export interface UnseenAsked {
  readonly companyId: number
  readonly afterSeq: number
  /** Whose usage is read, from an instant (epoch seconds) on. */
  readonly serviceIds: readonly number[]
  readonly since: number
}

/** Ids of the batches after one whose usage must not be seen: all, or of many those that hold any. */
export async function loadUnseenBatches(
  client: QueryClientContract,
  { companyId, afterSeq, serviceIds, since }: UnseenAsked
): Promise<Set<number>> {
  const rows = await client
    .from('usage_batches')
    .where('company_id', companyId)
    .where('seq', '>', afterSeq)
    .orderBy('seq')
    .limit(BATCHES_LISTED + 1)
    .select('id')
  if (rows.length <= BATCHES_LISTED) return new Set(rows.map((row) => Number(row.id)))
  const holding = await client
    .from('usage_events as event')
    .joinRaw('cross join usage_batches as batch on batch.id = event.batch_id')
    .whereIn('event.service_id', [...new Set(serviceIds)])
    .where('event.occurred_at', '>=', since)
    .where('batch.company_id', companyId)
    .where('batch.seq', '>', afterSeq)
    .distinct('event.batch_id')
  return new Set(holding.map((row) => Number(row.batch_id)))
}
