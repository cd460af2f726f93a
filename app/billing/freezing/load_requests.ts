import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import type { BillRun } from '#app/billing/bill_run'
import type { RequestToBill } from '#app/billing/freezing/chunk_data'
import { loadBilled, NOTHING_BILLED } from '#app/billing/freezing/latest_versions'

/**
 * Charges that were asked for and have to be billed or taken back, by account: those that stand, have
 * begun and are no obligation yet, and those that were withdrawn and still are one. As with changed
 * subscriptions the newest count, not those of the manifest.
 */
export async function loadRequests(
  client: QueryClientContract,
  run: BillRun,
  accountIds: readonly number[]
): Promise<Map<number, RequestToBill[]>> {
  if (run.correction !== null) return new Map()
  const rows = await client
    .from('charge_requests as request')
    .leftJoin('charge_requests as later', 'later.withdraws_id', 'request.id')
    .leftJoin('obligations', (join) => {
      join
        .onVal('obligations.company_id', run.companyId)
        .andOnVal('obligations.source_kind', 'charge_request')
        .andOn('obligations.source_id', client.knexRawQuery(ROOT))
        .andOn('obligations.charge_key', 'request.charge_key')
        .andOnVal('obligations.voided_id', 0)
    })
    .whereIn('request.account_id', [...accountIds])
    .whereNull('later.id')
    .where('request.starts_on', '<=', run.dueOn)
    .where((query) =>
      query
        .where((due) => due.whereNot('request.amount_minor', 0).whereNull('obligations.id'))
        .orWhere((due) => due.where('request.amount_minor', 0).whereNotNull('obligations.id'))
    )
    .orderBy('request.id')
    .select('request.*', 'obligations.id as obligation_id', 'obligations.payer_id')
    .select(client.raw(`${ROOT} as source_id`))
  const settled = await loadSettled(client, rows)
  return Map.groupBy(
    rows.map((row) => requestOf(row, settled.get(Number(row.obligation_id)) ?? null)),
    ({ accountId }) => accountId
  )
}

const ROOT = 'coalesce(request.root_id, request.withdraws_id, request.id)'

type Settled = NonNullable<RequestToBill['settled']>

async function loadSettled(client: QueryClientContract, rows: readonly Record<string, any>[]) {
  const ids = rows.flatMap((row) => (row.obligation_id === null ? [] : [Number(row.obligation_id)]))
  if (ids.length === 0) return new Map<number, Settled>()
  const billed = await loadBilled(client, ids)
  const payers = new Map(rows.map((row) => [Number(row.obligation_id), row.payer_id]))
  const versions = await client
    .from('obligation_versions')
    .whereIn('obligation_id', ids)
    .groupBy('obligation_id')
    .select('obligation_id')
    .max('seq as seq')
  return new Map(
    versions.map((row): [number, Settled] => {
      const id = Number(row.obligation_id)
      const { parts, ...sealed } = billed.get(id) ?? NOTHING_BILLED
      const payerId = payers.get(id) ? Number(payers.get(id)) : null
      return [id, { id, seq: Number(row.seq), billed: parts, ...sealed, payerId }]
    })
  )
}

function requestOf(row: Record<string, any>, settled: Settled | null): RequestToBill {
  return {
    id: Number(row.id),
    sourceId: Number(row.source_id),
    accountId: Number(row.account_id),
    subscriptionId: row.subscription_id === null ? null : Number(row.subscription_id),
    chargeKey: row.charge_key,
    description: row.description,
    amountMinor: BigInt(row.amount_minor),
    taxCategory: row.tax_category,
    ledgerCode: row.ledger_code,
    startsOn: row.starts_on,
    endsOn: row.ends_on,
    settled,
  }
}
