import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { canonicalJson, type CanonicalValue } from '#kernel/canonical_json'
import { formatRational, ZERO } from '#kernel/rational'
import { bulkInsert, type Cell } from '#app/database/bulk_insert'
import type { UnitOfWork } from '#app/database/unit_of_work'
import type { FrozenRow } from '#app/measurement/measuring/frozen_row'
import { isSameRow, rowKey } from '#app/measurement/measuring/frozen_history'
import type { Measured } from '#app/measurement/measuring/measure_period'
import type { PoolSnapshot } from '#app/measurement/measuring/pool_snapshot'
import type { LocalPeriod } from '#kernel/period'
import { numberMeasurement } from '#app/measurement/measuring/number_measurement'
import { pluginHost } from '#app/plugin_host/plugin_host'

/** A generation that is to be frozen. */
export interface Generation {
  readonly runId: number
  readonly snapshot: PoolSnapshot
  readonly period: LocalPeriod
  readonly number: number
  readonly factsAt: number
  readonly opening: CanonicalValue
  readonly measured: Measured
  readonly rows: readonly FrozenRow[]
}

const COLUMNS = [
  'company_id',
  'owner_kind',
  'owner_id',
  'code',
  'starts_on',
  'ends_on',
  'generation',
  'run_id',
  'quantity',
  'unit',
  'scale',
  'quality',
  'state',
  'certificate',
]

/**
 * What a generation has to say: where something is shared all of it, so that its shares add up by
 * themselves; otherwise what differs. Who bore something in an earlier generation and does so no
 * longer is told so, for the last word on each service, code and first day is what counts.
 */
export function rowsToWrite(
  { rows, waiting }: Measured,
  before: ReadonlyMap<string, FrozenRow>,
  isShared: boolean
): FrozenRow[] {
  const now = new Set(rows.map(rowKey))
  const late = new Set(waiting)
  const gone = [...before.values()].filter((row) => {
    const isSaid = now.has(rowKey(row)) || late.has(row.serviceId)
    return !isSaid && !row.isGone
  })
  const said = isShared
    ? rows
    : rows.filter((row) => {
        const known = before.get(rowKey(row))
        return known === undefined || !isSameRow(known, row)
      })
  return [...said, ...gone.map((row) => ({ ...row, quantity: ZERO, isGone: true }))]
}

/** Writes a generation and then its number, which is the last step of the transaction. */
export async function writeGeneration({ trx }: UnitOfWork, generation: Generation) {
  const { snapshot, rows, runId, number } = generation
  const { companyId } = snapshot.pool
  const cells = rows.map((row): Cell[] => [
    companyId,
    'service',
    row.serviceId,
    row.kind.code,
    row.startsOn,
    row.endsOn,
    number,
    runId,
    formatRational(row.quantity),
    row.kind.unit,
    row.kind.scale,
    row.quality,
    row.isGone ? 'gone' : 'said',
    canonicalJson(row.certificate),
  ])
  await bulkInsert(trx, 'measured_quantities', COLUMNS, cells)
  await writeRun(trx, generation)
}

async function writeRun(trx: TransactionClientContract, generation: Generation) {
  const { snapshot, period, measured, number } = generation
  const { pool, batchSeq, memberId, recordedAt } = snapshot
  const seq = await numberMeasurement(trx, pool.companyId)
  await trx.table('measurement_runs').insert({
    id: generation.runId,
    company_id: pool.companyId,
    seq,
    pool_id: pool.id,
    starts_on: period.startsOn,
    ends_on: period.endsOn,
    generation: number,
    kind: number === 1 ? 'first' : 'correction',
    batch_seq: batchSeq,
    member_id: memberId,
    facts_at: generation.factsAt,
    recorded_at: recordedAt,
    content: canonicalJson({ plugins: pluginHost().versions(), allocation: pool.allocation }),
    totals: canonicalJson(measured.totals),
    certificate: canonicalJson(measured.certificate),
    opening: canonicalJson(generation.opening),
    closing: canonicalJson(measured.closing as unknown as CanonicalValue),
    input_hash: measured.inputHash,
  })
}
