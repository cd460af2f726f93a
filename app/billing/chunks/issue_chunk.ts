import db from '@adonisjs/lucid/services/db'
import { isLockConflict } from '#app/database/errors'
import { failpoint } from '#app/database/failpoint'
import { unitOfWork, type UnitOfWork } from '#app/database/unit_of_work'
import type { BillRun } from '#app/billing/bill_run'
import { parkAccounts } from '#app/billing/actions/park_accounts'
import type { ClaimedChunk } from '#app/billing/chunks/claim_chunk'
import { cutChunks } from '#app/billing/chunks/cut_chunks'
import { completeChunk } from '#app/billing/chunks/complete_chunk'
import { loadCompany } from '#app/companies/queries/load_company'
import { allocateSettlementIds, settlePrepaid } from '#app/prepaid/settling/settle_prepaid'
import { payDocuments } from '#app/prepaid/settling/pay_documents'
import { parkingOf } from '#app/billing/parking'
import {
  allocateIssueIds,
  issueDrafts,
  turnsOf,
  type IssueIds,
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
  const ids = await allocateIds(drafts)
  try {
    await unitOfWork(async (work) => {
      if (drafts.length > 0) await issueAndSettle(work, order, ids, drafts)
      await completeChunk(work, chunk, chunk.members.length)
    })
    failpoint('issue_committed')
  } catch (error) {
    if (isLockConflict(error) || isLost(error)) throw error
    await issueGroupByGroup(run, order, drafts)
    await unitOfWork((work) => completeChunk(work, chunk, chunk.members.length))
  }
}

interface Ids extends IssueIds {
  readonly firstSettlement: number
  /** Accounts whose wallets settle all their documents. */
  readonly paying: readonly number[]
  readonly firstPayment: number
}

async function allocateIds(drafts: readonly WaitingDraft[]): Promise<Ids> {
  const prepaid = drafts.filter(({ draft }) => draft.prepaid).length
  const paying = await payingAccounts([...new Set(drafts.map(({ accountId }) => accountId))])
  return {
    ...(await allocateIssueIds(drafts)),
    firstSettlement: prepaid === 0 ? 0 : await allocateSettlementIds(prepaid),
    paying,
    firstPayment: paying.length === 0 ? 0 : await allocateSettlementIds(paying.length),
  }
}

async function payingAccounts(accountIds: readonly number[]): Promise<number[]> {
  const rows = await db
    .from('wallets')
    .whereIn('account_id', [...accountIds])
    .where('settles', 'all')
    .select('account_id')
  return rows.map((row) => Number(row.account_id))
}

/** Documents, and what prepaid money pays of them, in one transaction. */
async function issueAndSettle(
  work: UnitOfWork,
  order: IssueOrder,
  ids: Ids,
  drafts: readonly WaitingDraft[]
) {
  const count = await issueDrafts(work, order, ids, drafts)
  const prepaid = drafts.filter(({ draft }) => draft.prepaid)
  if (prepaid.length === 0 && ids.paying.length === 0) return
  const { companyId, issuedOn: postedOn, actor } = order
  const { currency } = await loadCompany(work.trx, companyId)
  const accountIds = prepaid.map(({ accountId }) => accountId)
  const settlement = { companyId, currency, postedOn, actor }
  if (prepaid.length > 0) {
    await settlePrepaid(work, settlement, accountIds, ids.firstSettlement)
  }
  const documents = { firstId: ids.firstDocument, count }
  if (ids.paying.length > 0 && count > 0) {
    await payDocuments(work, settlement, ids.paying, documents, ids.firstPayment)
  }
  failpoint('issue_prepaid_settled')
}

/** Drafts of one unit are issued together or not at all. */
async function issueGroupByGroup(run: BillRun, order: IssueOrder, drafts: readonly WaitingDraft[]) {
  for (const together of cutChunks(drafts, ({ unitId }) => unitId, 1)) {
    const ids = await allocateIds(together)
    try {
      await unitOfWork((work) => issueAndSettle(work, order, ids, together))
    } catch (error) {
      if (isLockConflict(error)) throw error
      await unitOfWork(async (work) => {
        const draftIds = together.map(({ id }) => id)
        await work.trx.from('run_drafts').whereIn('id', draftIds).where('issued_id', 0).delete()
        const parking = parkingOf(error)
        const accountIds = new Set(together.flatMap(turnsOf).map(({ accountId }) => accountId))
        const parked = [...accountIds].map((id) => ({ account: { id }, parking }))
        await parkAccounts(work, run, parked)
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
    .select('id', 'account_id', 'unit_id', 'billing_turn', 'body', 'body_hash')
  return rows.map((row) => ({
    id: Number(row.id),
    accountId: Number(row.account_id),
    unitId: Number(row.unit_id) || null,
    billingTurn: Number(row.billing_turn),
    bodyHash: Buffer.from(row.body_hash),
    draft: JSON.parse(row.body),
  }))
}

function isLost(error: unknown) {
  return error instanceof Error && 'code' in error && error.code === 'E_CHUNK_LOST'
}
