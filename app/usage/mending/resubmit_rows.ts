import { allocateIds } from '#app/database/allocate_ids'
import { clock } from '#app/database/clock'
import { unitOfWork, type UnitOfWork } from '#app/database/unit_of_work'
import type { BillingCompany } from '#app/companies/company'
import { BatchDraft, type SuspendedRow } from '#app/usage/acceptance/batch_draft'
import { ensureBatchCounter } from '#app/usage/acceptance/number_batch'
import { prepareJudge } from '#app/usage/acceptance/prepare_judge'
import { numberWritten, writeBatch } from '#app/usage/acceptance/write_batch'
import { keyBatch } from '#app/usage/acceptance/write_events'
import { MAX_DETAIL } from '#app/usage/acceptance/write_suspense'
import { SuspenseChangedException } from '#app/usage/exceptions/suspense_changed_exception'
import { rowReader } from '#app/usage/mending/row_reader'
import type { ImportTotals, UsageImport } from '#app/usage/usage_import'

/** A row that is tried again, with the text it has now. */
export interface ResubmittedRow {
  readonly id: number
  readonly rowNo: number
  readonly raw: string
}

/** What became of the rows, by the number they have in their import. */
export interface Resubmission {
  readonly accepted: ReadonlySet<number>
  readonly duplicates: ReadonlySet<number>
  readonly discarded: ReadonlySet<number>
  readonly suspended: ReadonlyMap<number, SuspendedRow>
}

/**
 * Rows of one import that were held back go through acceptance again, in one transaction: each
 * moves to accepted or duplicates, or stays in suspense with the reason it has now. The totals of
 * the import move with them.
 *
 * Errors: E_SUSPENSE_CHANGED when one of them was resolved meanwhile; nothing is changed then.
 */
export async function resubmitRows(
  company: BillingCompany,
  target: UsageImport,
  rows: readonly ResubmittedRow[],
  record: (work: UnitOfWork, result: Resubmission) => void
): Promise<Resubmission> {
  const { draft, discarded } = await readAgain(company, target, rows)
  await ensureBatchCounter(company.id)
  const keyed = keyBatch(draft, company.id, target.source)
  const batchId = await allocateIds('usage_batches', 1)
  return unitOfWork(async (work) => {
    await lockRows(work, rows)
    const owner = { companyId: company.id, importId: target.id, batchId, source: target.source }
    const written = await writeBatch(work.trx, keyed, owner, true)
    const { events, changes } = written
    const numberOf = (at: number) => draft.rows[at].row
    const result = {
      accepted: new Set([...events.accepted.map(numberOf), ...changes.superseded]),
      duplicates: new Set([...events.duplicates.map(numberOf), ...changes.duplicates]),
      discarded: new Set([...discarded, ...changes.withdrawn]),
      suspended: new Map(written.held.map((row) => [row.row, row])),
    }
    await resolveRows(work, rows, result)
    await moveTotals(work, target, result)
    await numberWritten(work.trx, owner, written)
    record(work, result)
    return result
  })
}

async function readAgain(
  company: BillingCompany,
  target: UsageImport,
  rows: readonly ResubmittedRow[]
) {
  const draft = new BatchDraft(await prepareJudge(company, { preload: false }))
  const read = rowReader(target, company.country)
  const discarded = new Set<number>()
  for (const { raw, rowNo } of rows) {
    const row = await read(raw, rowNo)
    if (row.record === null && row.discarded) discarded.add(rowNo)
    draft.add(row)
  }
  await draft.settle()
  return { draft, discarded }
}

/** Counts the attempt and, by that write, holds the rows against anybody else who mends them. */
async function lockRows({ trx }: UnitOfWork, rows: readonly ResubmittedRow[]) {
  const locked = await trx
    .from('usage_suspense')
    .whereIn(
      'id',
      rows.map(({ id }) => id)
    )
    .where('state', 'open')
    .where('stage', 'accept')
    .increment('attempts', 1)
  if (Number(locked) !== rows.length) throw new SuspenseChangedException()
}

async function resolveRows(
  { trx }: UnitOfWork,
  rows: readonly ResubmittedRow[],
  { suspended }: Resubmission
) {
  const now = clock.now()
  for (const { id, rowNo, raw } of rows) {
    const held = suspended.get(rowNo)
    await trx
      .from('usage_suspense')
      .where('id', id)
      .update(
        held === undefined
          ? { state: 'mended', raw, resolved_at: now }
          : { raw, reason: held.reason, detail: held.detail.slice(0, MAX_DETAIL) }
      )
  }
}

async function moveTotals({ trx }: UnitOfWork, target: UsageImport, result: Resubmission) {
  const moved: Record<keyof ImportTotals, number> = {
    accepted: result.accepted.size,
    duplicates: result.duplicates.size,
    discarded: result.discarded.size,
    suspended: -(result.accepted.size + result.duplicates.size + result.discarded.size),
  }
  await trx
    .from('usage_imports')
    .where('id', target.id)
    .increment({ ...moved })
}
