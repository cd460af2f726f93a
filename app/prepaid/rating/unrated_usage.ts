import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { clock } from '#app/database/clock'
import { acceptedOf, acceptedQuery, type AcceptedUsage } from '#app/prepaid/rating/accepted_usage'
import { EVENTS_AT_ONCE } from '#app/prepaid/rating/accepted_batch'

/** Accepted usage that no rule could price waits in suspense, once. */
export async function suspendUnrated(
  trx: TransactionClientContract,
  companyId: number,
  { batchId, rowNo, serviceId, event }: AcceptedUsage,
  reason: string
): Promise<void> {
  const place = { stage: 'rating', batch_id: batchId, row_no: rowNo }
  if ((await trx.from('usage_suspense').where(place).first()) !== null) return
  const batch = await trx.from('usage_batches').where('id', batchId).firstOrFail()
  await trx.table('usage_suspense').insert({
    ...place,
    company_id: companyId,
    import_id: batch.import_id,
    reason,
    detail: '{}',
    raw: '',
    service_id: serviceId,
    occurred_at: event.occurredAt,
    state: 'open',
    created_at: clock.now(),
  })
}

/** Usage that waits for a price, the oldest first, with its row in suspense. */
export async function loadUnrated(
  trx: TransactionClientContract,
  companyId: number
): Promise<{ readonly suspenseId: number; readonly usage: AcceptedUsage }[]> {
  const rows = await acceptedQuery(trx)
    .join('usage_suspense as waiting', (join) => {
      join.on('waiting.batch_id', 'event.batch_id').andOn('waiting.row_no', 'event.row_no')
    })
    .where('waiting.company_id', companyId)
    .where('waiting.stage', 'rating')
    .where('waiting.state', 'open')
    .orderBy('waiting.id')
    .limit(EVENTS_AT_ONCE)
    .select('waiting.id as suspense_id')
  return rows.map((row) => ({ suspenseId: Number(row.suspense_id), usage: acceptedOf(row) }))
}

export async function settleUnrated(trx: TransactionClientContract, suspenseId: number) {
  await trx
    .from('usage_suspense')
    .where('id', suspenseId)
    .update({ state: 'settled', resolved_at: clock.now() })
}
