import db from '@adonisjs/lucid/services/db'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { isDuplicateKey } from '#app/database/errors'
import { unitOfWork } from '#app/database/unit_of_work'

/** Makes sure that a company counts its generations; called before the first one is written. */
export async function ensureMeasurementCounter(companyId: number): Promise<void> {
  const known = await db.from('measurement_counters').where('company_id', companyId).first()
  if (known) return
  try {
    await unitOfWork(async ({ trx }) => {
      await trx.table('measurement_counters').insert({ company_id: companyId, last_seq: 0 })
    })
  } catch (error) {
    if (!isDuplicateKey(error)) throw error
  }
}

/**
 * The company-wide number of a generation, taken as late as can be: the counter stays locked until
 * the commit, so a run that has seen number n has seen every generation up to n.
 */
export async function numberMeasurement(
  trx: TransactionClientContract,
  companyId: number
): Promise<number> {
  const counters = () => trx.from('measurement_counters').where('company_id', companyId)
  await counters().increment('last_seq', 1)
  const counter = await counters().select('last_seq').firstOrFail()
  return Number(counter.last_seq)
}
