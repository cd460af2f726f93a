import { bulkInsert } from '#app/database/bulk_insert'
import { isDuplicateKey } from '#app/database/errors'
import { failpoint } from '#app/database/failpoint'
import { unitOfWork, type UnitOfWork } from '#app/database/unit_of_work'
import type { BillRun } from '#app/billing/bill_run'
import type { FrozenAccount } from '#app/billing/freezing/freeze_groups'
import { writeDifferences } from '#app/billing/freezing/write_differences'
import type { ClaimedChunk } from '#app/billing/chunks/claim_chunk'
import { completeChunk } from '#app/billing/chunks/complete_chunk'
import { parkingOf } from '#app/billing/parking'
import { sealDraft } from '#app/invoicing/seal_draft'
import { parkAccounts } from '#app/billing/actions/park_accounts'

/**
 * Writes what a chunk froze, and that it is done, in one transaction. When it fails, each unit of
 * accounts is written alone, so that only the guilty one is parked.
 */
export async function writeFrozen(run: BillRun, chunk: ClaimedChunk, frozen: FrozenAccount[]) {
  try {
    await unitOfWork(async (work) => {
      await writeAccounts(work, run, frozen)
      await completeChunk(work, chunk, chunk.members.length)
    })
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'E_CHUNK_LOST') throw error
    await writeUnitByUnit(run, frozen)
    await unitOfWork((work) => completeChunk(work, chunk, chunk.members.length))
  }
  failpoint('chunk_frozen')
}

async function writeUnitByUnit(run: BillRun, frozen: readonly FrozenAccount[]) {
  for (const [unit, together] of Map.groupBy(frozen, (entry) => entry.unit)) {
    try {
      await unitOfWork((work) => writeAccounts(work, run, together))
    } catch (error) {
      const parking = isDuplicateKey(error)
        ? { reason: 'ANOTHER_RUN', message: 'Another run holds a draft of this account' }
        : parkingOf(error)
      const parked = unit.accounts.map((account) => ({ account, parking }))
      await unitOfWork((work) => parkAccounts(work, run, parked))
    }
  }
}

async function writeAccounts(work: UnitOfWork, run: BillRun, frozen: readonly FrozenAccount[]) {
  const unitIds = [...new Set(frozen.map(({ unit }) => unit.id))]
  const table = run.kind === 'preview' ? 'run_previews' : 'run_drafts'
  const written = await work.trx
    .from(table)
    .where('run_id', run.id)
    .whereIn('unit_id', unitIds)
    .select('unit_id')
  const known = new Set(written.map((row) => Number(row.unit_id)))
  const fresh = frozen.filter(({ unit }) => !known.has(unit.id))
  await parkAccounts(
    work,
    run,
    fresh.flatMap((entry) => ('parking' in entry ? [entry] : []))
  )
  const drafts = fresh.flatMap((entry) => ('draft' in entry ? [entry] : []))
  const rows = drafts.map(({ account, documentKey, unit, groupId, draft }) => {
    const { text: body, bodyHash: hash } = sealDraft(draft)
    const gross = Number(draft.body.grossMinor)
    const { currency } = draft.body
    const head = [run.companyId, run.id, account.id, documentKey, unit.id, body, gross, currency]
    return run.kind === 'preview' ? head : [...head, account.billingTurn, hash, groupId]
  })
  const columns = run.kind === 'preview' ? COLUMNS : [...COLUMNS, ...DRAFT_COLUMNS]
  await bulkInsert(work.trx, table, columns, rows)
  await writeDifferences(
    work,
    run,
    drafts.map(({ draft }) => draft.body)
  )
}

const COLUMNS = [
  'company_id',
  'run_id',
  'account_id',
  'document_key',
  'unit_id',
  'body',
  'gross_minor',
  'currency',
]

const DRAFT_COLUMNS = ['billing_turn', 'body_hash', 'rating_group_id']
