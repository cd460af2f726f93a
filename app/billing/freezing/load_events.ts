import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import type { PlannedObligation } from '#app/billing/freezing/planned_obligation'

/** An event as it is stored; the hot path reads these fields and copies nothing it need not. */
export interface StoredEvent {
  readonly service_id: number
  readonly occurred_at: number
  readonly batch_id: number
  readonly row_no: number
  readonly metric_id: number
  readonly quantity: number
  readonly dimension: string
  readonly attributes: string | null
}

/**
 * The usage behind the planned obligations, by service and in time order: one range read of rows
 * that lie side by side. Batches that the manifest has not seen are left out.
 */
export async function loadEvents(
  client: QueryClientContract,
  planned: readonly PlannedObligation[],
  unseenBatches: ReadonlySet<number>
): Promise<Map<number, StoredEvent[]>> {
  const metered = planned.filter(({ charge }) => charge.metrics.length > 0)
  const services = new Set(metered.flatMap(({ subscription }) => subscription.serviceId ?? []))
  if (services.size === 0) {
    return new Map()
  }
  const rows: StoredEvent[] = await client
    .from('usage_events')
    .whereIn('service_id', [...services])
    .where('occurred_at', '>=', Math.min(...metered.map(({ startsAt }) => startsAt)))
    .where('occurred_at', '<', Math.max(...metered.map(({ endsAt }) => endsAt)))
    .orderBy('service_id')
    .orderBy('occurred_at')
    .orderBy('batch_id')
    .orderBy('row_no')
    .select(
      'service_id',
      'occurred_at',
      'batch_id',
      'row_no',
      'metric_id',
      'quantity',
      'dimension',
      'attributes'
    )
  const seen =
    unseenBatches.size === 0 ? rows : rows.filter((row) => !unseenBatches.has(row.batch_id))
  return Map.groupBy(seen, (row) => row.service_id)
}
