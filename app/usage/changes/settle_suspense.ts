import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { clock } from '#app/database/clock'

interface TakenOut {
  readonly serviceId: number
  readonly batchId: number
  readonly rowNo: number
}

/** Events that waited for a price and are taken out wait no longer. */
export async function settleSuspense(
  trx: TransactionClientContract,
  takenOut: readonly TakenOut[]
): Promise<void> {
  if (takenOut.length === 0) return
  const waiting = await trx
    .from('usage_suspense')
    .whereIn('service_id', [...new Set(takenOut.map(({ serviceId }) => serviceId))])
    .where('state', 'open')
    .where('stage', 'rating')
    .select('id', 'batch_id', 'row_no')
  const gone = new Set(takenOut.map(({ batchId, rowNo }) => `${batchId}-${rowNo}`))
  const ids = waiting.filter((row) => gone.has(`${row.batch_id}-${row.row_no}`)).map(({ id }) => id)
  if (ids.length === 0) return
  await trx
    .from('usage_suspense')
    .whereIn('id', ids)
    .update({ state: 'settled', resolved_at: clock.now() })
}
