import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import { addDays } from '#kernel/calendar_date'
import type { LocalPeriod } from '#kernel/period'
import { startOfLocalDay } from '#kernel/time_zone'
import { clock } from '#app/database/clock'
import { loadLateSpans, type Touching } from '#app/measurement/measuring/find_touched'
import { loadLastRuns, type LastRun } from '#app/measurement/measuring/frozen_history'
import { poolPeriods, type PeriodsUnknown } from '#app/measurement/measuring/pool_periods'
import type { Pool, PoolMember, PoolState } from '#app/measurement/pool'
import { loadMembers, loadStates } from '#app/measurement/queries/load_pools'
import { pluginHost } from '#app/plugin_host/plugin_host'

/** A pool as it stands at one moment: nothing that comes later is seen. */
export interface PoolSnapshot {
  readonly pool: Pool
  readonly members: readonly PoolMember[]
  readonly memberId: number
  readonly batchSeq: number
  readonly recordedAt: number
  readonly states: ReadonlyMap<string, PoolState>
  readonly lastRuns: ReadonlyMap<string, LastRun>
  /** Periods that have ended, in their order. */
  readonly periods: readonly LocalPeriod[]
  /** Why there may be more of them; null when all are known. */
  readonly unknown: PeriodsUnknown | null
  readonly touching: Touching
  /** Who asked for it. */
  readonly actor: string
}

/** Reads a pool before anything of it is measured; usage first, so that nothing falls between. */
export async function takeSnapshot(
  client: QueryClientContract,
  pool: Pool,
  dueOn: string,
  actor: string
): Promise<PoolSnapshot> {
  const recordedAt = clock.now()
  const batchSeq = await lastBatchSeq(client, pool.companyId)
  const { members, memberId } = await loadMembers(client, pool.id)
  const states = await loadStates(client, pool.id)
  const lastRuns = await loadLastRuns(client, pool.id)
  const meters = members.filter(({ role }) => role === 'meter')
  const meterServices = [...new Set(meters.map(({ serviceId }) => serviceId))]
  const asked = { dueOn, states, meterServices, batchSeq, recordedAt }
  const { periods, unknown } = await poolPeriods(client, pool, asked)
  const examined = periods.flatMap(({ startsOn }) => states.get(startsOn) ?? [])
  const reach = reachOf(meters)
  const since = periods.length === 0 ? pool.startsOn : periods[0].startsOn
  const spans = await loadLateSpans(client, {
    companyId: pool.companyId,
    serviceIds: meterServices,
    afterSeq: Math.min(batchSeq, ...examined.map((state) => state.batchSeq)),
    upToSeq: batchSeq,
    since: startOfLocalDay(pool.timeZone, addDays(since, -reach.daysBefore)),
  })
  const touching = { spans, members, timeZone: pool.timeZone, reach }
  const seen = { batchSeq, memberId, recordedAt }
  return { pool, members, ...seen, states, lastRuns, periods, unknown, touching, actor }
}

async function lastBatchSeq(client: QueryClientContract, companyId: number): Promise<number> {
  const last = await client
    .from('usage_batches')
    .where('company_id', companyId)
    .max('seq as seq')
    .first()
  return Number(last?.seq ?? 0)
}

/** How far readings of any meter may lie outside of a period. */
export function reachOf(meters: readonly PoolMember[]): { daysBefore: number; daysAfter: number } {
  const host = pluginHost()
  const reaches = meters.map(({ rule, terms }) => {
    return host.determinant(rule!.code, rule!.revision).reach(terms)
  })
  return {
    daysBefore: Math.max(0, ...reaches.map(({ daysBefore }) => daysBefore)),
    daysAfter: Math.max(0, ...reaches.map(({ daysAfter }) => daysAfter)),
  }
}
