import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import { intersectPeriods, periodsBetween, type LocalPeriod } from '#kernel/period'
import { composeParts } from '#app/measurement/measuring/compose_parts'
import type { Pool, PoolMember } from '#app/measurement/pool'
import { isCalendar } from '#app/catalog/period_source'
import { frozenPeriods } from '#app/measurement/measuring/pool_periods'
import { loadMembersOf, poolOf, stateOf } from '#app/measurement/queries/load_pools'

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

export interface WaitingAsked extends LocalPeriod {
  /** Later generations are not seen; all when left out. */
  readonly measurementSeq?: number
}

/**
 * Which services have to wait for a pool: it is not measured for all of the days they are asked
 * for, or not yet as far as a manifest sees. A service in no pool never waits. Four queries, however
 * many services are asked for.
 */
export async function waitingPools(
  client: QueryClientContract,
  companyId: number,
  serviceIds: readonly number[],
  asked: WaitingAsked
): Promise<WaitingService[]> {
  const days = { startsOn: asked.startsOn, endsOn: asked.endsOn }
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
  const byPool = Map.groupBy(states, (row) => Number(row.pool_id))
  const said = await saidTo(client, ids, serviceIds, asked)
  const wanted = new Set(serviceIds)
  return pools.flatMap((pool) =>
    periodsOf(pool, days, byPool.get(pool.id) ?? []).flatMap(({ startsOn, endsOn }) => {
      const place = `${pool.id} ${startsOn}`
      const state = byPlace.get(place)
      const part = intersectPeriods({ startsOn, endsOn }, days)!
      const late = lateIn(pool, state)
      return bearersOf(members.get(pool.id) ?? [], part)
        .filter((serviceId) => wanted.has(serviceId))
        .filter(
          (serviceId) => late === null || late.has(serviceId) || !said.has(`${place} ${serviceId}`)
        )
        .map((serviceId) => {
          return { serviceId, pool: pool.code, startsOn, endsOn, reason: state?.reason ?? null }
        })
    })
  )
}

/** Of which pools and periods which services were told something: '<pool> <first day> <service>'. */
async function saidTo(
  client: QueryClientContract,
  poolIds: readonly number[],
  serviceIds: readonly number[],
  { startsOn, endsOn, measurementSeq = Number.MAX_SAFE_INTEGER }: WaitingAsked
): Promise<Set<string>> {
  const rows = await client
    .from('measurement_runs as r')
    .join('measured_quantities as q', 'q.run_id', 'r.id')
    .whereIn('r.pool_id', [...poolIds])
    .where('r.starts_on', '<', endsOn)
    .where('r.ends_on', '>', startsOn)
    .where('r.seq', '<=', measurementSeq)
    .where('q.state', 'said')
    .whereIn('q.owner_id', [...serviceIds])
    .distinct('r.pool_id', 'r.starts_on', 'q.owner_id')
  return new Set(rows.map((row) => `${row.pool_id} ${row.starts_on} ${row.owner_id}`))
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

/** Of a pool with a source of periods: what was frozen, and the days behind it. */
function periodsOf(
  pool: Pool,
  { startsOn, endsOn }: LocalPeriod,
  states: readonly Record<string, any>[]
): LocalPeriod[] {
  const from = startsOn > pool.startsOn ? startsOn : pool.startsOn
  if (from >= endsOn) return []
  if (!isCalendar(pool.periodSource)) {
    const frozen = frozenPeriods(states.map(stateOf))
    const behind = frozen.at(-1)?.endsOn ?? from
    return behind >= endsOn ? frozen : [...frozen, { startsOn: behind, endsOn }]
  }
  const series = { anchor: pool.startsOn, unit: pool.periodUnit, count: pool.periodCount }
  return periodsBetween({ ...series, startsOn: from, endsOn })
}

/** Who waits whatever was said before; null: everybody. Where nothing is shared only the late ones. */
function lateIn(
  { allocation }: Pool,
  state: Record<string, any> | undefined
): ReadonlySet<number> | null {
  if (state === undefined) return null
  if (state.state === 'frozen') return new Set()
  return allocation === null ? new Set(JSON.parse(state.waiting)) : null
}

function bearersOf(members: readonly PoolMember[], days: LocalPeriod): number[] {
  return [...new Set(composeParts(members, days).parts.map(({ serviceId }) => serviceId))]
}
