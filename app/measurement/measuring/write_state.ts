import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { canonicalJson } from '#kernel/canonical_json'
import type { LocalPeriod } from '#kernel/period'
import { clock } from '#app/database/clock'
import { isDuplicateKey } from '#app/database/errors'
import { unitOfWork } from '#app/database/unit_of_work'
import type { NotMeasured } from '#app/measurement/measuring/measure_period'
import type { PoolSnapshot } from '#app/measurement/measuring/pool_snapshot'

/** Another process has examined the period meanwhile; what was computed is out of date. */
export class PeriodMovedException extends Error {
  readonly code = 'E_PERIOD_MOVED'
}

export interface NextState {
  readonly generation: number
  readonly problem: NotMeasured | null
  readonly waiting: readonly number[]
}

/**
 * Notes where a period of a pool stands, if nobody else has examined it since the snapshot: that
 * write holds the period against all others until the commit.
 *
 * Errors: E_PERIOD_MOVED.
 */
export async function writeState(
  trx: TransactionClientContract,
  { pool, states, batchSeq, memberId }: PoolSnapshot,
  period: LocalPeriod,
  { generation, problem, waiting }: NextState
): Promise<void> {
  const place = { pool_id: pool.id, starts_on: period.startsOn }
  const before = states.get(period.startsOn)
  const values = {
    ends_on: period.endsOn,
    state: problem === null ? 'frozen' : 'open',
    generation,
    batch_seq: batchSeq,
    member_id: memberId,
    reason: problem?.reason.slice(0, 60) ?? null,
    detail: problem === null ? null : canonicalJson(problem.detail),
    waiting: canonicalJson([...waiting]),
    examined_at: clock.now(),
  }
  if (before === undefined) {
    await insertOrMoved(trx, {
      ...place,
      ...values,
      company_id: pool.companyId,
    })
    return
  }
  const updated = await trx
    .from('pool_states')
    .where(place)
    .where('generation', before.generation)
    .where('batch_seq', '<=', batchSeq)
    .where('member_id', '<=', memberId)
    .update(values)
  if (Number(updated) !== 1) throw new PeriodMovedException()
}

/** Notes up to what the periods were looked at in which nothing had changed: the next run reads less. */
export async function recordExamined(
  { pool, batchSeq, memberId }: PoolSnapshot,
  settled: readonly string[]
): Promise<void> {
  if (settled.length === 0) return
  await unitOfWork(({ trx }) =>
    trx
      .from('pool_states')
      .where('pool_id', pool.id)
      .where('state', 'frozen')
      .whereIn('starts_on', [...settled])
      .where('batch_seq', '<=', batchSeq)
      .where('member_id', '<=', memberId)
      .update({ batch_seq: batchSeq, member_id: memberId })
  )
}

async function insertOrMoved(trx: TransactionClientContract, row: Record<string, unknown>) {
  try {
    await trx.table('pool_states').insert(row)
  } catch (error) {
    if (isDuplicateKey(error)) throw new PeriodMovedException()
    throw error
  }
}
