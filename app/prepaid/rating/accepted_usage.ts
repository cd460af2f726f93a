import type { QueryClientContract, TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { UsageEvent } from '#sdk/rating'

/** An accepted event with whose it is, and the number of its batch. */
export interface AcceptedUsage {
  readonly serviceId: number
  readonly batchId: number
  readonly rowNo: number
  readonly batchSeq: number
  readonly event: UsageEvent
}

/** One accepted event by its place; it has just been written or is being looked at again. */
export async function findAccepted(
  trx: TransactionClientContract,
  batchId: number,
  rowNo: number
): Promise<AcceptedUsage> {
  const row = await acceptedQuery(trx)
    .where({ 'event.batch_id': batchId, 'event.row_no': rowNo })
    .firstOrFail()
  return acceptedOf(row)
}

export function acceptedQuery(client: QueryClientContract) {
  return client
    .from('usage_events as event')
    .join('metrics', 'metrics.id', 'event.metric_id')
    .join('usage_batches as batch', 'batch.id', 'event.batch_id')
    .select('event.*', 'metrics.code as metric', 'batch.seq as batch_seq')
}

export function acceptedOf(row: Record<string, any>): AcceptedUsage {
  return {
    serviceId: Number(row.service_id),
    batchId: Number(row.batch_id),
    rowNo: Number(row.row_no),
    batchSeq: Number(row.batch_seq),
    event: {
      id: `${row.batch_id}-${row.row_no}`,
      occurredAt: Number(row.occurred_at),
      metric: row.metric,
      quantity: Number(row.quantity),
      dimension: row.dimension,
      obligation: 0,
      attributes: row.attributes === null ? null : JSON.parse(row.attributes),
    },
  }
}
