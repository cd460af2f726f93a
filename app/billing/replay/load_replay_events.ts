import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import { loadEvents, type EventsByService } from '#app/billing/freezing/load_events'
import { loadUnseenBatches } from '#app/usage/queries/load_unseen_batches'
import { loadUsageChanges } from '#app/usage/queries/load_usage_changes'
import type { PlannedObligation } from '#app/billing/freezing/planned_obligation'

/** The usage behind obligations as a run saw it that knew the batches up to `batchSeq`. */
export async function loadReplayEvents(
  client: QueryClientContract,
  companyId: number,
  planned: readonly PlannedObligation[],
  batchSeq: number
): Promise<EventsByService> {
  const read = {
    serviceIds: planned.flatMap(({ subscription }) => subscription.serviceId ?? []),
    since: Math.min(...planned.map(({ startsAt }) => startsAt)),
  }
  const unseen = { ...read, companyId, afterSeq: batchSeq }
  const changes = await loadUsageChanges(client, { ...read, upToSeq: batchSeq })
  const metrics = await client.from('metrics').select('id', 'code')
  return loadEvents(client, planned, {
    unseenBatches: await loadUnseenBatches(client, unseen),
    takenOut: new Map(changes.map(({ eventId }) => [eventId, true])),
    metricCodes: new Map(metrics.map((row) => [Number(row.id), row.code as string])),
  })
}
