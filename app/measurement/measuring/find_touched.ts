import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import type { PoolMember, PoolState } from '#app/measurement/pool'
import { readingSpan } from '#app/measurement/measuring/measure_meters'
import { loadUsageChanges } from '#app/usage/queries/load_usage_changes'

/** Usage that came or was changed after a period was examined: of which instants, in which batch. */
export interface LateSpan {
  readonly seq: number
  readonly firstAt: number
  readonly lastAt: number
}

export interface LateAsked {
  readonly companyId: number
  readonly serviceIds: readonly number[]
  readonly afterSeq: number
  readonly upToSeq: number
  /** Epoch seconds: older usage touches no period that is looked at. */
  readonly since: number
}

/** What has come for some meters between two batches. */
export async function loadLateSpans(
  client: QueryClientContract,
  { companyId, serviceIds, afterSeq, upToSeq, since }: LateAsked
): Promise<LateSpan[]> {
  if (serviceIds.length === 0 || afterSeq >= upToSeq) return []
  const changes = await loadUsageChanges(client, { serviceIds, since, upToSeq })
  const spans: LateSpan[] = changes
    .filter(({ seq }) => seq > afterSeq)
    .map(({ seq, occurredAt }) => ({ seq, firstAt: occurredAt, lastAt: occurredAt }))
  const late = await client
    .from('usage_events')
    .join('usage_batches', 'usage_batches.id', 'usage_events.batch_id')
    .whereIn('usage_events.service_id', [...serviceIds])
    .where('usage_events.occurred_at', '>=', since)
    .where('usage_batches.company_id', companyId)
    .where('usage_batches.seq', '>', afterSeq)
    .where('usage_batches.seq', '<=', upToSeq)
    .groupBy('usage_batches.seq')
    .select('usage_batches.seq')
    .min('usage_events.occurred_at as first_at')
    .max('usage_events.occurred_at as last_at')
  for (const row of late) {
    spans.push({
      seq: Number(row.seq),
      firstAt: Number(row.first_at),
      lastAt: Number(row.last_at),
    })
  }
  return spans
}

export interface Touching {
  readonly spans: readonly LateSpan[]
  readonly members: readonly PoolMember[]
  readonly timeZone: string
  readonly reach: { readonly daysBefore: number; readonly daysAfter: number }
}

/** Whether anything that a frozen period was measured from may have changed since. */
export function isTouched(state: PoolState, touching: Touching): boolean {
  const { from, to } = readingSpan(state, touching.reach, touching.timeZone)
  const byUsage = touching.spans.some(({ seq, firstAt, lastAt }) => {
    return seq > state.batchSeq && firstAt <= to && lastAt >= from
  })
  return byUsage || touching.members.some((member) => isLater(member, state))
}

/** Recorded since; where the member stood before is not asked, because it may have been elsewhere. */
function isLater({ id, startsOn }: PoolMember, { memberId, endsOn }: PoolState): boolean {
  return id > memberId && startsOn < endsOn
}
