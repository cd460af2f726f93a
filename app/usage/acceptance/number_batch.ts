import db from '@adonisjs/lucid/services/db'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { clock } from '#app/database/clock'
import { isDuplicateKey } from '#app/database/errors'
import { unitOfWork } from '#app/database/unit_of_work'

/** How many events a batch has, and their span. */
export interface NumberedBatch {
  readonly accepted: number
  readonly firstOccurredAt: number | null
  readonly lastOccurredAt: number | null
}

/** Makes sure that a company counts its batches; called before the first one opens. */
export async function ensureBatchCounter(companyId: number): Promise<void> {
  const known = await db.from('usage_counters').where('company_id', companyId).first()
  if (known) {
    return
  }
  try {
    await unitOfWork(async ({ trx }) => {
      await trx.table('usage_counters').insert({ company_id: companyId, last_seq: 0 })
    })
  } catch (error) {
    if (!isDuplicateKey(error)) throw error
  }
}

/**
 * Gives a batch its company-wide number, as the last step of its transaction: the counter stays
 * locked until the commit, so a run that has seen number n has seen every batch up to n.
 */
export async function numberBatch(
  trx: TransactionClientContract,
  owner: { companyId: number; importId: number; batchId: number },
  written: NumberedBatch
): Promise<number> {
  await trx.from('usage_counters').where('company_id', owner.companyId).increment('last_seq', 1)
  const counter = await trx
    .from('usage_counters')
    .where('company_id', owner.companyId)
    .select('last_seq')
    .firstOrFail()
  const seq = Number(counter.last_seq)
  await trx.table('usage_batches').insert({
    id: owner.batchId,
    company_id: owner.companyId,
    import_id: owner.importId,
    seq,
    accepted: written.accepted,
    first_occurred_at: written.firstOccurredAt,
    last_occurred_at: written.lastOccurredAt,
    committed_at: clock.now(),
  })
  return seq
}
