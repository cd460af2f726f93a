import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import type { ChunkData } from '#app/billing/freezing/chunk_data'
import { loadLateSpans, overlapsSpan, type LateSpan } from '#app/billing/freezing/load_late_spans'
import type { FoundChange, LateCause } from '#app/billing/queries/list_late_changes'
import { loadUsageChanges } from '#app/usage/queries/load_usage_changes'

export interface DatedCause {
  readonly cause: LateCause
  readonly sinceAt: number | null
}

/** When what was found came in, and whether usage came or was taken out: a few queries for all of them. */
export async function datesOfCauses(
  client: QueryClientContract,
  data: ChunkData,
  found: readonly FoundChange[]
): Promise<DatedCause[]> {
  const usage = await usageOf(client, data, found)
  const changed = await lastChanges(client, found, 'changed')
  const rebilled = await rebilledAt(client, found)
  return found.map(({ cause, settled }) => {
    if (cause === 'late_usage') return usage.get(settled.id)!
    if (cause === 'changed') return { cause, sinceAt: changed.get(settled.subscriptionId) ?? null }
    if (cause === 'rebilled') return { cause, sinceAt: rebilled.get(settled.id) ?? null }
    return { cause, sinceAt: null }
  })
}

async function usageOf(
  client: QueryClientContract,
  data: ChunkData,
  found: readonly FoundChange[]
): Promise<Map<number, DatedCause>> {
  const late = found.filter(({ cause }) => cause === 'late_usage')
  if (late.length === 0) return new Map()
  const seen = await batchSeqs(
    client,
    late.map(({ settled }) => settled.facts.id)
  )
  const charges = new Map([...data.versions.values()].flatMap(({ editions }) => [...editions]))
  const rows = late.map(({ settled }) => ({
    id: settled.id,
    service_id: settled.serviceId,
    ...{ starts_on: settled.startsOn, ends_on: settled.endsOn },
    batch_seq: seen.get(settled.facts.id) ?? 0,
    charge: charges.get(settled.chargeId)!,
  }))
  const came = await loadLateSpans(client, data.run, rows)
  const since = Math.min(...rows.map((row) => Date.parse(row.starts_on) / 1000)) - 86_400
  const serviceIds = [...new Set(rows.map((row) => Number(row.service_id)))]
  const asked = { serviceIds, since, upToSeq: data.run.manifest.batchSeq }
  const changes = await loadUsageChanges(client, asked)
  const takenOut = changes.map(({ serviceId, seq, occurredAt }) => {
    return { serviceId, seq, firstAt: occurredAt, lastAt: occurredAt }
  })
  const causes = rows.map((row) => {
    const arrived = firstSeq(row, came)
    const removed = firstSeq(row, takenOut)
    const cause: LateCause = arrived === null && removed !== null ? 'withdrawn' : 'late_usage'
    return { id: row.id, cause, seq: arrived ?? removed }
  })
  const times = await committedAt(client, data.run.companyId, causes)
  return new Map(
    causes.map(({ id, cause, seq }) => [
      id,
      { cause, sinceAt: seq === null ? null : (times.get(seq) ?? null) },
    ])
  )
}

/** Rows that wait in suspense for a price have no batch of their own. */
function firstSeq(
  row: Parameters<typeof overlapsSpan>[0],
  spans: readonly LateSpan[]
): number | null {
  const seqs = spans
    .filter((span) => span.serviceId === Number(row.service_id) && overlapsSpan(row, span))
    .map(({ seq }) => seq)
  return seqs.length === 0 ? null : Math.min(...seqs)
}

async function batchSeqs(client: QueryClientContract, manifestIds: readonly number[]) {
  const rows = await client
    .from('manifests')
    .whereIn('id', [...new Set(manifestIds)])
    .select('id', 'batch_seq')
  return new Map(rows.map((row) => [Number(row.id), Number(row.batch_seq)]))
}

async function committedAt(
  client: QueryClientContract,
  companyId: number,
  causes: readonly { readonly seq: number | null }[]
) {
  const rows = await client
    .from('usage_batches')
    .where('company_id', companyId)
    .whereIn('seq', [...new Set(causes.flatMap(({ seq }) => seq ?? []))])
    .select('seq', 'committed_at')
  return new Map(rows.map((row) => [Number(row.seq), Number(row.committed_at)]))
}

/** The last change of each subscription: earlier ones are billed or wait with it. */
async function lastChanges(
  client: QueryClientContract,
  found: readonly FoundChange[],
  cause: LateCause
) {
  const ids = found
    .filter((one) => one.cause === cause)
    .map(({ settled }) => settled.subscriptionId)
  if (ids.length === 0) return new Map<number, number>()
  const rows = await client
    .from('subscription_changes')
    .whereIn('subscription_id', [...new Set(ids)])
    .groupBy('subscription_id')
    .select('subscription_id')
    .max('recorded_at as since')
  return new Map(rows.map((row) => [Number(row.subscription_id), Number(row.since)]))
}

async function rebilledAt(client: QueryClientContract, found: readonly FoundChange[]) {
  const ids = found.flatMap(({ cause, settled }) => (cause === 'rebilled' ? settled.id : []))
  if (ids.length === 0) return new Map<number, number>()
  const rows = await client
    .from('rebilled_obligations')
    .whereIn('obligation_id', ids)
    .select('obligation_id', 'ordered_at')
  return new Map(rows.map((row) => [Number(row.obligation_id), Number(row.ordered_at)]))
}
