import type { QueryClientContract } from '@adonisjs/lucid/types/database'

/** An accepted event that a later batch has taken out of what is billed. */
export interface UsageChangeRow {
  readonly eventId: string
  readonly serviceId: number
  readonly occurredAt: number
  /** The batch that took it out. */
  readonly seq: number
}

export interface ChangesAsked {
  readonly serviceIds: readonly number[]
  /** Epoch seconds: changes of older events are left out. */
  readonly since: number
  readonly upToSeq: number
}

/** Which events of some services were taken out, as far as a manifest has seen it: one query. */
export async function loadUsageChanges(
  client: QueryClientContract,
  { serviceIds, since, upToSeq }: ChangesAsked
): Promise<UsageChangeRow[]> {
  if (serviceIds.length === 0) return []
  const rows = await client
    .from('usage_changes')
    .whereIn('service_id', [...serviceIds])
    .where('occurred_at', '>=', since)
    .where('seq', '<=', upToSeq)
    .select('service_id', 'occurred_at', 'batch_id', 'row_no', 'seq')
  return rows.map((row) => ({
    eventId: `${row.batch_id}-${row.row_no}`,
    serviceId: Number(row.service_id),
    occurredAt: Number(row.occurred_at),
    seq: Number(row.seq),
  }))
}
