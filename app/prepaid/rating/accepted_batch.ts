import type { QueryClientContract, TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { DatabaseQueryBuilderContract } from '@adonisjs/lucid/types/querybuilder'
import { acceptedOf, acceptedQuery, type AcceptedUsage } from '#app/prepaid/rating/accepted_usage'
import type { TakenOut } from '#app/prepaid/rating/take_back'

/** Events that one transaction rates. */
export const EVENTS_AT_ONCE = 200

/** Whether a company has charges that rate usage on acceptance; one that has none pays nothing. */
export async function ratesOnAccept(client: QueryClientContract, companyId: number) {
  const row = await client
    .from('charges')
    .where({ company_id: companyId, recording: 'on_accept' })
    .select('id')
    .first()
  return row !== null
}

/** Whether a batch has come since the last time, or usage waits for a price. */
export async function hasUnrated(client: QueryClientContract, companyId: number) {
  const cursor = await client.from('prepaid_cursors').where('company_id', companyId).first()
  const counter = await client.from('usage_counters').where('company_id', companyId).first()
  if (Number(counter?.last_seq ?? 0) > Number(cursor?.batch_seq ?? 0)) return true
  const waiting = await client
    .from('usage_suspense')
    .where({ company_id: companyId, stage: 'rating', state: 'open' })
    .select('id')
    .first()
  return waiting !== null
}

/** Whether the service of an `event` was ever on a plan that may rate it on acceptance. */
export function ratedWhenAccepted(query: DatabaseQueryBuilderContract) {
  query
    .from('subscriptions as held')
    .leftJoin('subscription_changes as changed', 'changed.subscription_id', 'held.id')
    .joinRaw(
      `inner join charges as charge
          on charge.plan_version_id in (held.plan_version_id, changed.plan_version_id)`
    )
    .whereColumn('held.service_id', 'event.service_id')
    .where('charge.recording', 'on_accept')
    .select('held.id')
}

/** Events of a batch, in its order, whose service was ever on a plan that may rate them. */
export async function loadAccepted(
  trx: TransactionClientContract,
  batchId: number,
  afterRow: number
): Promise<AcceptedUsage[]> {
  const rows = await acceptedQuery(trx)
    .leftJoin('usage_changes as change', (join) => {
      join.on('change.batch_id', 'event.batch_id').andOn('change.row_no', 'event.row_no')
    })
    .where('event.batch_id', batchId)
    .where('event.row_no', '>', afterRow)
    .whereNull('change.id')
    .whereExists(ratedWhenAccepted)
    .orderBy('event.row_no')
    .limit(EVENTS_AT_ONCE)
  return rows.map(acceptedOf)
}

/** Rated events that a batch has taken out. */
export async function loadTakenOut(
  trx: TransactionClientContract,
  companyId: number,
  batchSeq: number
): Promise<TakenOut[]> {
  const rows = await trx
    .from('usage_changes as change')
    .join('rated_events as rated', (join) => {
      join.on('rated.batch_id', 'change.batch_id').andOn('rated.row_no', 'change.row_no')
    })
    .where({ 'change.company_id': companyId, 'change.seq': batchSeq })
    .orderBy('change.id')
    .distinct('change.id', 'change.batch_id', 'change.row_no')
  return rows.map((row) => {
    return { batchId: Number(row.batch_id), rowNo: Number(row.row_no), batchSeq }
  })
}
