import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { clock } from '#app/database/clock'
import { acceptedOf, acceptedQuery, type AcceptedUsage } from '#app/prepaid/rating/accepted_usage'
import { EVENTS_AT_ONCE, ratedWhenAccepted } from '#app/prepaid/rating/accepted_batch'

/** Accepted usage that no rule could price waits in suspense, once. */
export async function suspendUnrated(
  trx: TransactionClientContract,
  companyId: number,
  { batchId, rowNo, serviceId, event }: AcceptedUsage,
  reason: string
): Promise<void> {
  const place = { stage: 'rating', batch_id: batchId, row_no: rowNo }
  const known = trx.from('usage_suspense').where({ ...place, service_id: serviceId })
  if ((await known.first()) !== null) return
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

export interface WaitingUsage {
  readonly suspenseId: number
  readonly usage: AcceptedUsage
}

/** Usage behind a row in suspense that waits for a price, the oldest first; nothing that runs rate. */
export async function loadUnrated(
  trx: TransactionClientContract,
  companyId: number,
  afterId: number
): Promise<WaitingUsage[]> {
  const rows = await acceptedQuery(trx)
    .join('usage_suspense as waiting', (join) => {
      join
        .on('waiting.service_id', 'event.service_id')
        .andOn('waiting.occurred_at', 'event.occurred_at')
        .andOn('waiting.batch_id', 'event.batch_id')
        .andOn('waiting.row_no', 'event.row_no')
    })
    .where('waiting.company_id', companyId)
    .where('waiting.stage', 'rating')
    .where('waiting.state', 'open')
    .where('waiting.id', '>', afterId)
    .whereExists(ratedWhenAccepted)
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
