import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { canonicalJson } from '#kernel/canonical_json'
import { bulkInsert, type Cell } from '#app/database/bulk_insert'
import { clock } from '#app/database/clock'
import type { IssueOrder, WaitingDraft } from '#app/invoicing/actions/issue_drafts'

const COLUMNS = [
  'company_id',
  'import_id',
  'row_no',
  'stage',
  'reason',
  'detail',
  'raw',
  'service_id',
  'occurred_at',
  'batch_id',
  'state',
  'created_at',
]

/** A statement of SQLite takes 32,766 values. */
const IDS_AT_ONCE = 1_000

/** Accepted events that no rule could price go to suspense; those priced meanwhile leave it. */
export async function writeSuspense(
  trx: TransactionClientContract,
  order: IssueOrder,
  drafts: readonly WaitingDraft[]
) {
  const now = clock.now()
  const settled = drafts.flatMap(({ draft }) => draft.settledSuspense)
  for (let from = 0; from < settled.length; from += IDS_AT_ONCE) {
    await trx
      .from('usage_suspense')
      .whereIn('id', settled.slice(from, from + IDS_AT_ONCE))
      .update({ state: 'settled', resolved_at: now })
  }
  const suspended = drafts.flatMap(({ draft }) => draft.suspense)
  if (suspended.length === 0) {
    return
  }
  const imports = await loadImports(trx, suspended)
  const services = [...new Set(suspended.map(({ serviceId }) => serviceId))]
  const known = await trx
    .from('usage_suspense')
    .whereIn('service_id', services)
    .where('stage', 'rating')
    .where('occurred_at', '>=', Math.min(...suspended.map(({ occurredAt }) => occurredAt)))
    .select('batch_id', 'row_no')
  const present = new Set(known.map((row) => `${row.batch_id}-${row.row_no}`))
  const rows: Cell[][] = suspended
    .filter((event) => !present.has(`${event.batchId}-${event.rowNo}`))
    .map((event) => [
      order.companyId,
      imports.get(event.batchId)!,
      event.rowNo,
      'rating',
      event.reason,
      canonicalJson(event.detail as never).slice(0, 1000),
      '',
      event.serviceId,
      event.occurredAt,
      event.batchId,
      'open',
      now,
    ])
  await bulkInsert(trx, 'usage_suspense', COLUMNS, rows)
}

/** The import of each batch, asked for in parts: each event may have come in a batch of its own. */
async function loadImports(
  trx: TransactionClientContract,
  suspended: readonly { readonly batchId: number }[]
): Promise<Map<number, number>> {
  const ids = [...new Set(suspended.map(({ batchId }) => batchId))]
  const imports = new Map<number, number>()
  for (let from = 0; from < ids.length; from += IDS_AT_ONCE) {
    const rows = await trx
      .from('usage_batches')
      .whereIn('id', ids.slice(from, from + IDS_AT_ONCE))
      .select('id', 'import_id')
    for (const row of rows) imports.set(Number(row.id), Number(row.import_id))
  }
  return imports
}
