import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import { intersectPeriods, periodsBetween, type LocalPeriod } from '#kernel/period'
import { composeParts } from '#app/measurement/measuring/compose_parts'
import type { Pool, PoolMember } from '#app/measurement/pool'
import { loadMembersOf, poolOf } from '#app/measurement/queries/load_pools'

/** A service that has to wait: a pool it has a share in is not frozen for some of the days. */
export interface WaitingService {
  readonly serviceId: number
  readonly pool: string
  /** The period of the pool. */
  readonly startsOn: string
  readonly endsOn: string
  /** Why, when somebody has looked already. */
  readonly reason: string | null
}

/**
 * Which services have to wait for a pool that is not measured for all of the days they are asked
 * for. A service in no pool never waits. Three queries, however many services are asked for.
 */
export async function waitingPools(
  client: QueryClientContract,
  companyId: number,
  serviceIds: readonly number[],
  days: LocalPeriod
): Promise<WaitingService[]> {
  const pools = serviceIds.length === 0 ? [] : await poolsOf(client, companyId, serviceIds)
  if (pools.length === 0) return []
  const ids = pools.map(({ id }) => id)
  const members = await loadMembersOf(client, ids)
  const states = await client
    .from('pool_states')
    .whereIn('pool_id', ids)
    .where('starts_on', '<', days.endsOn)
    .where('ends_on', '>', days.startsOn)
  const byPlace = new Map(states.map((row) => [`${row.pool_id} ${row.starts_on}`, row]))
  const asked = new Set(serviceIds)
  return pools.flatMap((pool) =>
    periodsOf(pool, days).flatMap(({ startsOn, endsOn }) => {
      const state = byPlace.get(`${pool.id} ${startsOn}`)
      if (state?.state === 'frozen') return []
      const part = intersectPeriods({ startsOn, endsOn }, days)!
      const waiting = waitingIn(pool, members.get(pool.id) ?? [], part, state)
      return waiting
        .filter((serviceId) => asked.has(serviceId))
        .map((serviceId) => {
          return { serviceId, pool: pool.code, startsOn, endsOn, reason: state?.reason ?? null }
        })
    })
  )
}

async function poolsOf(
  client: QueryClientContract,
  companyId: number,
  serviceIds: readonly number[]
): Promise<Pool[]> {
  const rows = await client
    .from('pools')
    .where('company_id', companyId)
    .whereIn('id', (members) => {
      members
        .from('pool_members')
        .whereIn('service_id', [...serviceIds])
        .select('pool_id')
    })
    .orderBy('id')
  return rows.map(poolOf)
}

function periodsOf(pool: Pool, { startsOn, endsOn }: LocalPeriod): LocalPeriod[] {
  const from = startsOn > pool.startsOn ? startsOn : pool.startsOn
  if (from >= endsOn) return []
  const series = { anchor: pool.startsOn, unit: pool.periodUnit, count: pool.periodCount }
  return periodsBetween({ ...series, startsOn: from, endsOn })
}

/** Where nothing is shared, and something was frozen, only those wait whose reading is missing. */
function waitingIn(
  pool: Pool,
  members: readonly PoolMember[],
  days: LocalPeriod,
  state: Record<string, any> | undefined
): number[] {
  const bearers = new Set(composeParts(members, days).parts.map(({ serviceId }) => serviceId))
  if (pool.allocation !== null || state === undefined || Number(state.generation) === 0) {
    return [...bearers]
  }
  const late: readonly number[] = JSON.parse(state.waiting)
  return late.filter((serviceId) => bearers.has(serviceId))
}
