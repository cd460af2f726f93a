import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import type { LocalPeriod } from '#kernel/period'
import type { ComparedSubscription } from '#app/billing/what_if/supposed_move'
import { startOf } from '#app/subscriptions/changing/open_subscription'
import { begunOf } from '#app/subscriptions/queries/list_subscriptions'
import { loadChanges } from '#app/subscriptions/queries/load_timelines'
import { timelineOf } from '#app/subscriptions/timeline'

interface Asked {
  readonly companyId: number
  /** Those that are, or ever were, on this version. */
  readonly versionId: number
  readonly accountIds: readonly number[]
  /** Settled days behind this one are loaded; not given: none. */
  readonly settledSince?: string
}

/** Subscriptions of accounts that were on a plan version, with what they were from day to day. */
export async function loadCompared(
  client: QueryClientContract,
  { companyId, versionId, accountIds, settledSince }: Asked
): Promise<ComparedSubscription[]> {
  const changed = client
    .from('subscription_changes')
    .where('plan_version_id', versionId)
    .where('company_id', companyId)
    .select('subscription_id')
  const rows = await client
    .from('subscriptions')
    .where('company_id', companyId)
    .whereIn('account_id', [...accountIds])
    .where((query) => {
      query.where('plan_version_id', versionId).orWhereIn('id', changed)
    })
    .orderBy('id')
  const ids = rows.map((row) => Number(row.id))
  const changes = await loadChanges(client, ids)
  const settled = settledSince === undefined ? null : await loadSettled(client, ids, settledSince)
  return rows.map((row) => ({
    id: Number(row.id),
    accountId: Number(row.account_id),
    startsOn: String(row.starts_on),
    anchorOn: String(row.anchor_on),
    firstStartedOn: String(row.first_started_on ?? row.starts_on),
    segments: timelineOf(changes.get(Number(row.id)) ?? startOf(begunOf(row))),
    settled: settled?.get(Number(row.id)) ?? [],
  }))
}

async function loadSettled(client: QueryClientContract, ids: readonly number[], since: string) {
  const rows = await client
    .from('obligations')
    .where('source_kind', 'subscription')
    .whereIn('source_id', [...ids])
    .where('voided_id', 0)
    .where('ends_on', '>', since)
    .groupBy('source_id', 'starts_on', 'ends_on')
    .select('source_id', 'starts_on', 'ends_on')
  const byId = new Map<number, LocalPeriod[]>()
  for (const row of rows) {
    const own = byId.get(Number(row.source_id)) ?? []
    own.push({ startsOn: String(row.starts_on), endsOn: String(row.ends_on) })
    byId.set(Number(row.source_id), own)
  }
  return byId
}
