import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import { loadEvents, type EventsByService } from '#app/billing/freezing/load_events'
import { loadUsageChanges } from '#app/usage/queries/load_usage_changes'
import type { PlannedObligation } from '#app/billing/freezing/planned_obligation'

/** The usage behind obligations as a run saw it that knew the batches up to `batchSeq`. */
export async function loadReplayEvents(
  client: QueryClientContract,
  companyId: number,
  planned: readonly PlannedObligation[],
  batchSeq: number
): Promise<EventsByService> {
  const unseen = await client
    .from('usage_batches')
    .where('company_id', companyId)
    .where('seq', '>', batchSeq)
    .select('id')
  const changes = await loadUsageChanges(client, {
    serviceIds: planned.flatMap(({ subscription }) => subscription.serviceId ?? []),
    since: Math.min(...planned.map(({ startsAt }) => startsAt)),
    upToSeq: batchSeq,
  })
  const metrics = await client.from('metrics').select('id', 'code')
  return loadEvents(client, planned, {
    unseenBatches: new Set(unseen.map((row) => Number(row.id))),
    takenOut: new Map(changes.map(({ eventId }) => [eventId, true])),
    metricCodes: new Map(metrics.map((row) => [Number(row.id), row.code as string])),
  })
}
