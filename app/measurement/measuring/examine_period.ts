import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import { canonicalJson, type CanonicalValue } from '#kernel/canonical_json'
import type { LocalPeriod } from '#kernel/period'
import { NO_ACCUMULATORS, type Accumulators } from '#sdk/rating'
import { allocateIds } from '#app/database/allocate_ids'
import { failpoint } from '#app/database/failpoint'
import { unitOfWork } from '#app/database/unit_of_work'
import { computePeriod } from '#app/measurement/measuring/compute_period'
import { isTouched } from '#app/measurement/measuring/find_touched'
import { loadFrozenRows } from '#app/measurement/measuring/frozen_history'
import type { Measured, NotMeasured } from '#app/measurement/measuring/measure_period'
import { ensureMeasurementCounter } from '#app/measurement/measuring/number_measurement'
import type { PoolSnapshot } from '#app/measurement/measuring/pool_snapshot'
import { rowsToWrite, writeGeneration } from '#app/measurement/measuring/write_generation'
import { writeState } from '#app/measurement/measuring/write_state'
import { pluginHost } from '#app/plugin_host/plugin_host'

/** What became of one period of a pool. */
export interface PeriodOutcome {
  readonly type: 'frozen' | 'corrected' | 'unchanged' | 'waiting' | 'held'
  readonly generation: number
  readonly reason: string | null
  readonly detail: string
  /** What the next period opens with; null when nothing is known yet. */
  readonly closing: Accumulators | null
}

/**
 * Looks at one period: measures it when it was never frozen or when something it was measured from
 * may have changed, and freezes what is new. All of it is one transaction.
 *
 * Errors: E_PERIOD_MOVED, and those of the plugins.
 */
export async function examinePeriod(
  client: QueryClientContract,
  snapshot: PoolSnapshot,
  period: LocalPeriod,
  earlier: Accumulators | null
): Promise<PeriodOutcome> {
  const { pool, states, lastRuns, touching } = snapshot
  const state = states.get(period.startsOn)
  const last = lastRuns.get(period.startsOn) ?? null
  const opening = carriesState(snapshot) ? earlier : NO_ACCUMULATORS
  const isSettled =
    state?.state === 'frozen' &&
    !isTouched(state, touching) &&
    (last === null || opening === null || isEqual(last.opening, opening))
  if (isSettled) return unchanged(last?.generation ?? 0, last?.closing ?? NO_ACCUMULATORS)

  if (opening === null) return notePeriod(snapshot, period, last?.generation ?? 0, EARLIER_PERIOD)
  const factsAt = last?.factsAt ?? snapshot.recordedAt
  const result = await computePeriod(client, snapshot, period, opening, factsAt)
  failpoint('measurement.computed')
  if (result.type !== 'measured') return notePeriod(snapshot, period, last?.generation ?? 0, result)
  if (last !== null && last.inputHash.equals(result.inputHash)) {
    await keep(snapshot, period, last.generation, result)
    return outcomeOf('unchanged', last.generation, result)
  }
  const before = await loadFrozenRows(client, pool.id, period.startsOn)
  const rows = rowsToWrite(result, before, pool.allocation !== null)
  if (rows.length === 0 && pool.allocation === null) {
    await keep(snapshot, period, last?.generation ?? 0, result)
    return outcomeOf('unchanged', last?.generation ?? 0, result)
  }
  const number = (last?.generation ?? 0) + 1
  await freeze(snapshot, period, { number, factsAt, opening, measured: result, rows })
  return outcomeOf(number === 1 ? 'frozen' : 'corrected', number, result)
}

const EARLIER_PERIOD: NotMeasured = { type: 'waiting', reason: 'EARLIER_PERIOD', detail: {} }

function carriesState({ pool: { allocation } }: PoolSnapshot): boolean {
  if (allocation === null) return false
  return pluginHost().allocation(allocation.code, allocation.revision).allocation.carriesState
}

async function freeze(
  snapshot: PoolSnapshot,
  period: LocalPeriod,
  generation: Pick<Parameters<typeof writeGeneration>[1], 'factsAt' | 'measured' | 'rows'> & {
    readonly number: number
    readonly opening: Accumulators
  }
) {
  const { number, opening, measured } = generation
  await ensureMeasurementCounter(snapshot.pool.companyId)
  const runId = await allocateIds('measurement_runs', 1)
  await unitOfWork(async (work) => {
    const next = { generation: number, problem: measured.missing, waiting: measured.waiting }
    await writeState(work.trx, snapshot, period, next)
    await writeGeneration(work, {
      ...generation,
      runId,
      snapshot,
      period,
      opening: opening as unknown as CanonicalValue,
    })
    work.record({
      companyId: snapshot.pool.companyId,
      actor: snapshot.actor,
      action: number === 1 ? 'pool.measured' : 'pool.measured_again',
      subjectKind: 'pool',
      subjectId: snapshot.pool.id,
      details: { code: snapshot.pool.code, startsOn: period.startsOn, generation: number },
    })
    failpoint('measurement.written')
  })
  failpoint('measurement.committed')
}

/** Notes that a period was looked at and nothing new was found. */
async function keep(
  snapshot: PoolSnapshot,
  period: LocalPeriod,
  generation: number,
  { missing, waiting }: Measured
) {
  await unitOfWork(({ trx }) => {
    return writeState(trx, snapshot, period, { generation, problem: missing, waiting })
  })
}

/** Notes why a period cannot be frozen; what was frozen of it before stays as it is. */
export async function notePeriod(
  snapshot: PoolSnapshot,
  period: LocalPeriod,
  generation: number,
  problem: NotMeasured
): Promise<PeriodOutcome> {
  await unitOfWork(({ trx }) => {
    return writeState(trx, snapshot, period, { generation, problem, waiting: [] })
  })
  const { type, reason, detail } = problem
  return { type, generation, reason, detail: canonicalJson(detail), closing: null }
}

function unchanged(generation: number, closing: Accumulators): PeriodOutcome {
  return { type: 'unchanged', generation, reason: null, detail: '', closing }
}

function outcomeOf(
  type: PeriodOutcome['type'],
  generation: number,
  { missing, closing }: Measured
): PeriodOutcome {
  if (missing === null) return { type, generation, reason: null, detail: '', closing }
  const { reason, detail } = missing
  return { type: 'waiting', generation, reason, detail: canonicalJson(detail), closing }
}

function isEqual(left: Accumulators, right: Accumulators): boolean {
  return canonicalJson({ ...left }) === canonicalJson({ ...right })
}
