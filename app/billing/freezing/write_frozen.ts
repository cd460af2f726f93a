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
 * Writes what a chunk froze, and that it is done, in one transaction. When it fails, each group of
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
    await writeGroupByGroup(run, frozen)
    await unitOfWork((work) => completeChunk(work, chunk, chunk.members.length))
  }
  failpoint('chunk_frozen')
}

async function writeGroupByGroup(run: BillRun, frozen: readonly FrozenAccount[]) {
  for (const together of Map.groupBy(frozen, ({ group }) => group).values()) {
    try {
      await unitOfWork((work) => writeAccounts(work, run, together))
    } catch (error) {
      const parking = isDuplicateKey(error)
        ? { reason: 'ANOTHER_RUN', message: 'Another run holds a draft of this account' }
        : parkingOf(error)
      const parked = together.map(({ account }) => ({ account, parking }))
      await unitOfWork((work) => parkAccounts(work, run, parked))
    }
  }
}

async function writeAccounts(work: UnitOfWork, run: BillRun, frozen: readonly FrozenAccount[]) {
  const accountIds = frozen.map(({ account }) => account.id)
  const table = run.kind === 'preview' ? 'run_previews' : 'run_drafts'
  const written = await work.trx
    .from(table)
    .where('run_id', run.id)
    .whereIn('account_id', accountIds)
    .select('account_id')
  const known = new Set(written.map((row) => Number(row.account_id)))
  const fresh = frozen.filter(({ account }) => !known.has(account.id))
  await parkAccounts(
    work,
    run,
    fresh.flatMap((entry) => ('parking' in entry ? [entry] : []))
  )
  const drafts = fresh.flatMap((entry) => ('draft' in entry ? [entry] : []))
  const rows = drafts.map(({ account, group, draft }) => {
    const { text: body, bodyHash: hash } = sealDraft(draft)
    const gross = Number(draft.body.grossMinor)
    return run.kind === 'preview'
      ? [run.companyId, run.id, account.id, body, gross, draft.body.currency]
      : [
          run.companyId,
          run.id,
          account.id,
          account.billingTurn,
          body,
          hash,
          gross,
          draft.body.currency,
          group.id,
        ]
  })
  await bulkInsert(work.trx, table, columnsOf(run), rows)
  await writeDifferences(
    work,
    run,
    drafts.map(({ draft }) => draft.body)
  )
}

function columnsOf(run: BillRun) {
  return run.kind === 'preview'
    ? ['company_id', 'run_id', 'account_id', 'body', 'gross_minor', 'currency']
    : [
        'company_id',
        'run_id',
        'account_id',
        'billing_turn',
        'body',
        'body_hash',
        'gross_minor',
        'currency',
        'rating_group_id',
      ]
}
