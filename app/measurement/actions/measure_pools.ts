import logger from '@adonisjs/core/services/logger'
import db from '@adonisjs/lucid/services/db'
import { canonicalJson, type CanonicalValue } from '#kernel/canonical_json'
import { NO_ACCUMULATORS, type Accumulators } from '#sdk/rating'
import {
  examinePeriod,
  notePeriod,
  type PeriodOutcome,
} from '#app/measurement/measuring/examine_period'
import { takeSnapshot, type PoolSnapshot } from '#app/measurement/measuring/pool_snapshot'
import { PeriodMovedException, recordExamined } from '#app/measurement/measuring/write_state'
import type { Pool } from '#app/measurement/pool'
import { loadPools } from '#app/measurement/queries/load_pools'

export interface MeasuringOrder {
  readonly companyId: number
  /** Periods that have ended on this day are measured. */
  readonly dueOn: string
  readonly startedBy: string
  /** Only this pool. */
  readonly poolCode?: string
  readonly onProgress?: (done: number, total: number) => void
}

/** A period of which something is to be told. */
export interface ToldPeriod {
  readonly pool: string
  readonly startsOn: string
  readonly type: Exclude<PeriodOutcome['type'], 'unchanged'> | 'failed'
  readonly generation: number
  readonly reason: string | null
  readonly detail: string
}

export interface MeasuringResult {
  readonly pools: number
  readonly unchanged: number
  readonly told: readonly ToldPeriod[]
}

/** How often a pool is begun again when others work on it at the same time. */
const MAX_ROUNDS = 10

/**
 * Measures the pools of a company, each period in its own transaction. It may be run at any time,
 * by any number of processes, and again after a crash: the same inputs make no new generation. A
 * pool that fails holds up no other.
 */
export class MeasurePools {
  async execute(order: MeasuringOrder): Promise<MeasuringResult> {
    const pools = await loadPools(db.connection(), order.companyId, order.poolCode)
    const told: ToldPeriod[] = []
    let unchanged = 0
    for (const [index, pool] of pools.entries()) {
      const news = await this.#measure(pool, order)
      told.push(...news.told)
      unchanged += news.unchanged
      order.onProgress?.(index + 1, pools.length)
    }
    return { pools: pools.length, unchanged, told }
  }

  /** Begins again, from what stands then, when another process was faster with a period. */
  async #measure(
    pool: Pool,
    { dueOn, startedBy }: MeasuringOrder
  ): Promise<Omit<MeasuringResult, 'pools'>> {
    const told = new Map<string, ToldPeriod>()
    for (let round = 1; ; round++) {
      const snapshot = await takeSnapshot(db.connection(), pool, dueOn, startedBy)
      try {
        await examineAll(snapshot, told)
        const unchanged = snapshot.periods.filter(({ startsOn }) => !told.has(startsOn)).length
        return { told: [...told.values()], unchanged }
      } catch (error) {
        if (!(error instanceof PeriodMovedException) || round === MAX_ROUNDS) throw error
      }
    }
  }
}

async function examineAll(snapshot: PoolSnapshot, told: Map<string, ToldPeriod>) {
  const { pool, periods, unknown } = snapshot
  const settled: string[] = []
  let earlier: Accumulators | null = NO_ACCUMULATORS
  for (const period of periods) {
    const { startsOn } = period
    const { type, closing, ...rest } = await examineOne(snapshot, period, earlier)
    earlier = closing
    if (type === 'unchanged') settled.push(startsOn)
    else told.set(startsOn, { pool: pool.code, startsOn, type, ...rest })
  }
  if (unknown !== null) {
    const { startsOn, type, reason, detail } = unknown
    const text = canonicalJson(detail as CanonicalValue)
    told.set(startsOn, { pool: pool.code, startsOn, type, generation: 0, reason, detail: text })
  }
  await recordExamined(snapshot, settled)
}

type Examined = Omit<PeriodOutcome, 'type'> & { readonly type: PeriodOutcome['type'] | 'failed' }

/** What a plugin throws is told of the period; what the database says ends the run. */
async function examineOne(
  snapshot: PoolSnapshot,
  period: PoolSnapshot['periods'][number],
  earlier: Accumulators | null
): Promise<Examined> {
  try {
    return await examinePeriod(db.connection(), snapshot, period, earlier)
  } catch (error) {
    if (!isOfPlugin(error)) throw error
    logger.error({ err: error, pool: snapshot.pool.code }, 'A pool could not be measured')
    const { code, message } = error as Error & { code: string }
    const problem = { type: 'held', reason: code, detail: { message } } as const
    const generation = snapshot.states.get(period.startsOn)?.generation ?? 0
    return { ...(await notePeriod(snapshot, period, generation, problem)), type: 'failed' }
  }
}

function isOfPlugin(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('E_PLUGIN_')
}
