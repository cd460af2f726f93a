import db from '@adonisjs/lucid/services/db'
import { isLockConflict } from '#app/database/errors'
import { failpoint } from '#app/database/failpoint'
import { unitOfWork } from '#app/database/unit_of_work'
import type { BillRun } from '#app/billing/bill_run'
import { parkAccounts } from '#app/billing/actions/park_accounts'
import type { ClaimedChunk } from '#app/billing/chunks/claim_chunk'
import { completeChunk } from '#app/billing/chunks/complete_chunk'
import { parkingOf } from '#app/billing/parking'
import {
  allocateIssueIds,
  issueDrafts,
  type IssueOrder,
  type WaitingDraft,
} from '#app/invoicing/actions/issue_drafts'

/**
 * The second phase for one group of drafts: numbers, seals and postings in one transaction with the
 * mark that the chunk is done. A group that fails is issued account by account.
 */
export async function issueChunk(run: BillRun, actor: string, chunk: ClaimedChunk) {
  const drafts = await loadWaitingDrafts(chunk.members)
  const order = { companyId: run.companyId, runId: run.id, issuedOn: run.issuedOn, actor }
  const ids = await allocateIssueIds(drafts)
  try {
    await unitOfWork(async (work) => {
      if (drafts.length > 0) await issueDrafts(work, order, ids, drafts)
      await completeChunk(work, chunk, chunk.members.length)
    })
    failpoint('issue_committed')
  } catch (error) {
    if (isLockConflict(error) || isLost(error)) throw error
    await issueOneByOne(run, order, drafts)
    await unitOfWork((work) => completeChunk(work, chunk, chunk.members.length))
  }
}

async function issueOneByOne(run: BillRun, order: IssueOrder, drafts: readonly WaitingDraft[]) {
  for (const draft of drafts) {
    const ids = await allocateIssueIds([draft])
    try {
      await unitOfWork((work) => issueDrafts(work, order, ids, [draft]))
    } catch (error) {
      if (isLockConflict(error)) throw error
      await unitOfWork(async (work) => {
        await work.trx.from('run_drafts').where('id', draft.id).where('issued_id', 0).delete()
        const account = { id: draft.accountId }
        await parkAccounts(work, run, [{ account, parking: parkingOf(error) }])
      })
    }
  }
}

async function loadWaitingDrafts(ids: readonly number[]): Promise<WaitingDraft[]> {
  const rows = await db
    .from('run_drafts')
    .whereIn('id', [...ids])
    .where('issued_id', 0)
    .orderBy('id')
    .select('id', 'account_id', 'billing_turn', 'body', 'body_hash')
  return rows.map((row) => ({
    id: Number(row.id),
    accountId: Number(row.account_id),
    billingTurn: Number(row.billing_turn),
    bodyHash: Buffer.from(row.body_hash),
    draft: JSON.parse(row.body),
  }))
}

function isLost(error: unknown) {
  return error instanceof Error && 'code' in error && error.code === 'E_CHUNK_LOST'
}
