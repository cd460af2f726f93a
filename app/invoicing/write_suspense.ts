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

/** Accepted events that no rule could price go to suspense; those priced meanwhile leave it. */
export async function writeSuspense(
  trx: TransactionClientContract,
  order: IssueOrder,
  drafts: readonly WaitingDraft[]
) {
  const now = clock.now()
  const settled = drafts.flatMap(({ draft }) => draft.settledSuspense)
  if (settled.length > 0) {
    await trx
      .from('usage_suspense')
      .whereIn('id', settled)
      .update({ state: 'settled', resolved_at: now })
  }
  const suspended = drafts.flatMap(({ draft }) => draft.suspense)
  if (suspended.length === 0) {
    return
  }
  const batchIds = [...new Set(suspended.map(({ batchId }) => batchId))]
  const batches = await trx.from('usage_batches').whereIn('id', batchIds).select('id', 'import_id')
  const imports = new Map(batches.map((row) => [Number(row.id), Number(row.import_id)]))
  const known = await trx
    .from('usage_suspense')
    .where('stage', 'rating')
    .whereIn('batch_id', batchIds)
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
