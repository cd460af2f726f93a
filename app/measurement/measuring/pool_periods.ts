import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import { addDays, addMonths } from '#kernel/calendar_date'
import { intersectPeriods, periodsBetween, type LocalPeriod } from '#kernel/period'
import { startOfLocalDay } from '#kernel/time_zone'
import type { JsonObject } from '#sdk/json'
import { isCalendar } from '#app/catalog/period_source'
import { FAR_FUTURE, MONTHS_MEASURED, type Pool, type PoolState } from '#app/measurement/pool'
import { findPeriods, usageMarks } from '#app/periods/find_periods'
import { loadPeriodFacts, sourceKey } from '#app/periods/load_period_facts'
import { pluginHost } from '#app/plugin_host/plugin_host'
import { loadMeterEvents } from '#app/usage/queries/load_meter_events'

/** Events that end periods of one pool. */
const MARKS_AT_ONCE = 50_000

/** Why the periods of a pool are not known from a day on. */
export interface PeriodsUnknown {
  readonly startsOn: string
  readonly type: 'waiting' | 'failed'
  readonly reason: string
  readonly detail: JsonObject
}

export interface PoolPeriods {
  /** Those that have ended, in their order. */
  readonly periods: readonly LocalPeriod[]
  readonly unknown: PeriodsUnknown | null
}

export interface PeriodsAsked {
  readonly dueOn: string
  readonly states: ReadonlyMap<string, PoolState>
  readonly meterServices: readonly number[]
  readonly batchSeq: number
  readonly recordedAt: number
}

/**
 * The periods of a pool that have ended on a day. Of a source, what was frozen keeps its days and
 * the next period begins behind it, whatever the source says later.
 */
export async function poolPeriods(
  client: QueryClientContract,
  pool: Pool,
  asked: PeriodsAsked
): Promise<PoolPeriods> {
  const oldest = addMonths(asked.dueOn, -MONTHS_MEASURED)
  const startsOn = pool.startsOn > oldest ? pool.startsOn : oldest
  if (startsOn >= asked.dueOn) return { periods: [], unknown: null }
  if (isCalendar(pool.periodSource)) {
    const series = { anchor: pool.startsOn, unit: pool.periodUnit, count: pool.periodCount }
    const periods = periodsBetween({ ...series, startsOn, endsOn: asked.dueOn })
    return { periods: periods.filter(({ endsOn }) => endsOn <= asked.dueOn), unknown: null }
  }
  const frozen = frozenPeriods(asked.states.values()).filter(({ endsOn }) => endsOn > startsOn)
  const from = frozen.at(-1)?.endsOn ?? startsOn
  if (from >= asked.dueOn) return { periods: frozen, unknown: null }
  try {
    const found = await askSource(client, pool, asked, from)
    return { ...found, periods: [...frozen, ...found.periods] }
  } catch (error) {
    const { code, message } = error as Error & { code?: string }
    if (!String(code).startsWith('E_PLUGIN_')) throw error
    const unknown = { startsOn: from, type: 'failed', reason: code!, detail: { message } } as const
    return { periods: frozen, unknown }
  }
}

/** Periods of which something was frozen, in their order. */
export function frozenPeriods(states: Iterable<PoolState>): LocalPeriod[] {
  return [...states]
    .filter(({ generation }) => generation > 0)
    .map(({ startsOn, endsOn }) => ({ startsOn, endsOn }))
    .sort((left, right) => (left.startsOn < right.startsOn ? -1 : 1))
}

async function askSource(
  client: QueryClientContract,
  pool: Pool,
  { dueOn, meterServices, batchSeq, recordedAt }: PeriodsAsked,
  from: string
): Promise<PoolPeriods> {
  const { companyId, periodSource: use, timeZone } = pool
  const asked = { startsOn: from, endsOn: dueOn }
  const facts = await loadPeriodFacts(client, { companyId, recordedAt }, [use], asked)
  const marks = pluginHost().periodSource(use.code, use.revision).marks(use.terms)
  const metrics = marks?.kind === 'usage' ? marks.metrics : []
  const events = await loadMeterEvents(client, {
    companyId,
    serviceIds: metrics.length === 0 ? [] : meterServices,
    // A reading of the last day closes the period that it ends.
    from: startOfLocalDay(timeZone, from),
    to: startOfLocalDay(timeZone, addDays(dueOn, 1)) - 1,
    batchSeq,
    only: { metrics, maximum: MARKS_AT_ONCE },
  })
  const marked = [...events.values()].flatMap((own) => usageMarks(own, metrics, timeZone))
  const known = findPeriods({
    use,
    facts: facts.get(sourceKey(use)),
    timeZone,
    anchorOn: pool.startsOn,
    marks: marked.sort((left, right) => (left.startsOn < right.startsOn ? -1 : 1)),
    asked,
  })
  const behind = { startsOn: from, endsOn: FAR_FUTURE }
  const periods = known.periods
    .flatMap((period) => intersectPeriods(period, behind) ?? [])
    .filter(({ endsOn }) => endsOn <= dueOn)
  if (known.missing === undefined || known.missing.since >= dueOn) return { periods, unknown: null }
  const { since: startsOn, reason, detail } = known.missing
  return { periods, unknown: { startsOn, type: 'waiting', reason, detail } }
}
