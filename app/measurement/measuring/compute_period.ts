import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import type { LocalPeriod } from '#kernel/period'
import type { Accumulators } from '#sdk/rating'
import { composeParts, type MeterPiece } from '#app/measurement/measuring/compose_parts'
import { loadMeasuringFacts } from '#app/measurement/measuring/measured_facts'
import { loadMeterEvents } from '#app/usage/queries/load_meter_events'
import {
  measuredPeriod,
  readingSpan,
  ruleKey,
  type Determinants,
} from '#app/measurement/measuring/measure_meters'
import {
  measurePeriod,
  type Measured,
  type NotMeasured,
} from '#app/measurement/measuring/measure_period'
import type { PoolSnapshot } from '#app/measurement/measuring/pool_snapshot'
import { PluginTimeoutException } from '#app/plugin_host/exceptions/plugin_timeout_exception'
import { pluginHost } from '#app/plugin_host/plugin_host'
import { withTimeLimit } from '#app/plugin_host/time_limit'

/** Reads all that a period needs in a bounded number of queries, then computes it in memory. */
export async function computePeriod(
  client: QueryClientContract,
  { pool, members, batchSeq, touching }: PoolSnapshot,
  period: LocalPeriod,
  opening: Accumulators,
  factsAt: number
): Promise<Measured | NotMeasured> {
  const { companyId, timeZone, terms } = pool
  const composed = composeParts(members, period)
  const pieces = [...composed.meters, ...composed.parts.flatMap((part) => part.meters)]
  const { startsAt, endsAt } = measuredPeriod(period, timeZone)
  const span = readingSpan(period, touching.reach, timeZone)
  const events = await loadMeterEvents(client, {
    companyId,
    serviceIds: [...new Set(pieces.map(({ meter }) => meter.serviceId))],
    batchSeq,
    ...span,
  })
  const asOf = { companyId, recordedAt: factsAt }
  const facts = (rule: Parameters<typeof loadMeasuringFacts>[1], of: (typeof terms)[]) =>
    loadMeasuringFacts(client, rule, of, asOf, { startsAt, endsAt })
  const determinants = await prepareDeterminants(pieces, facts)
  const host = pluginHost()
  const hosted =
    pool.allocation === null
      ? null
      : host.allocation(pool.allocation.code, pool.allocation.revision)
  const allocation = hosted && { hosted, facts: await facts(hosted, [terms]) }
  return limited(() =>
    measurePeriod({ pool, period, composed, events, determinants, allocation, opening })
  )
}

/** Past the limit the plugin is named that was at work. */
function limited<T>(work: () => T): T {
  const { timeLimits, caller } = pluginHost()
  try {
    return withTimeLimit(timeLimits.chunk, work)
  } catch (error) {
    if (!(error instanceof PluginTimeoutException)) throw error
    throw new PluginTimeoutException(error.milliseconds, caller.takeInterrupted())
  }
}

async function prepareDeterminants(
  pieces: readonly MeterPiece[],
  facts: (
    rule: Parameters<typeof loadMeasuringFacts>[1],
    terms: MeterPiece['meter']['terms'][]
  ) => Promise<unknown>
): Promise<Determinants> {
  const determinants = new Map()
  for (const [key, own] of Map.groupBy(pieces, ruleKey)) {
    const { code, revision } = own[0].meter.rule!
    const hosted = pluginHost().determinant(code, revision)
    const terms = own.map(({ meter }) => meter.terms)
    determinants.set(key, { hosted, facts: await facts(hosted, terms) })
  }
  return determinants
}
