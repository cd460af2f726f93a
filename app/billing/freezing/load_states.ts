import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import type { StateOwner } from '#sdk/rating'
import type { StoredState } from '#app/billing/freezing/chunk_data'
import type { ChunkParts } from '#app/billing/freezing/load_settled'
import { isLinked } from '#app/billing/freezing/plan_obligations'

/** The last closing value of each owner, charge and period, of the groups whose charges carry state. */
export async function loadStates(
  client: QueryClientContract,
  parts: ChunkParts
): Promise<StoredState[]> {
  const owners = ownersOf(parts)
  const known = Object.entries(owners).filter(([, ids]) => ids.length > 0)
  if (known.length === 0) return []
  const latest = client
    .from('accumulators as newer')
    .whereColumn('newer.company_id', 'accumulators.company_id')
    .whereColumn('newer.owner_kind', 'accumulators.owner_kind')
    .whereColumn('newer.owner_id', 'accumulators.owner_id')
    .whereColumn('newer.charge_key', 'accumulators.charge_key')
    .whereColumn('newer.starts_on', 'accumulators.starts_on')
    .max('newer.seq')
  const rows = await client
    .from('accumulators')
    .where('company_id', parts.run.companyId)
    .where((query) => {
      for (const [kind, ids] of known) {
        query.orWhere((either) => {
          either.where('owner_kind', kind).whereIn('owner_id', ids)
        })
      }
    })
    .where('seq', latest)
    .orderBy('starts_on')
  return rows.map((row) => ({
    owner: row.owner_kind,
    ownerId: Number(row.owner_id),
    chargeKey: row.charge_key,
    startsOn: String(row.starts_on),
    endsOn: String(row.ends_on),
    seq: Number(row.seq),
    state: { schema: Number(row.schema_revision), values: JSON.parse(row.content) },
  }))
}

function ownersOf(parts: ChunkParts): Record<StateOwner, number[]> {
  const linked = parts.groups.filter((group) => isLinked(parts, group))
  const accounts = linked.flatMap((group) => group.accounts.map(({ id }) => id))
  const subscriptions = accounts.flatMap((id) => parts.subscriptions.get(id) ?? [])
  return {
    group: linked.flatMap(({ id }) => id ?? []),
    account: accounts,
    subscription: subscriptions.map(({ id }) => id),
    service: [...new Set(subscriptions.flatMap(({ serviceId }) => serviceId ?? []))],
  }
}
