import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { bulkInsert } from '#app/database/bulk_insert'
import { clock } from '#app/database/clock'
import type { SuspendedRow } from '#app/usage/acceptance/batch_draft'

/** What is kept of a row as it came, and of the reason's detail. */
export const MAX_RAW = 8_192
export const MAX_DETAIL = 1_000

const COLUMNS = [
  'company_id',
  'import_id',
  'row_no',
  'stage',
  'reason',
  'detail',
  'raw',
  'state',
  'created_at',
]

/** Puts rows that were not taken where a clerk finds them. */
export async function writeSuspense(
  trx: TransactionClientContract,
  { companyId, importId }: { companyId: number; importId: number },
  rows: readonly SuspendedRow[]
) {
  const now = clock.now()
  const cells = rows.map(({ row, raw, reason, detail }) => [
    companyId,
    importId,
    row,
    'accept',
    reason,
    detail.slice(0, MAX_DETAIL),
    raw.slice(0, MAX_RAW),
    'open',
    now,
  ])
  await bulkInsert(trx, 'usage_suspense', COLUMNS, cells)
}
