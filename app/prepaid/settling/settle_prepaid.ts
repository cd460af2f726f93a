import { allocateIds } from '#app/database/allocate_ids'
import type { UnitOfWork } from '#app/database/unit_of_work'
import { makeMovement } from '#app/receivables/move'
import { loadPrepaidItems } from '#app/prepaid/settling/prepaid_items'
import { settleItems } from '#app/prepaid/settling/settle_account'
import { shareOut } from '#app/prepaid/settling/share_out'
import { loadUnsettled } from '#app/prepaid/settling/used_and_billed'
import { lockWallets } from '#app/prepaid/wallets/wallet'

export interface SettleOrder {
  readonly companyId: number
  readonly currency: string
  readonly postedOn: string
  readonly actor: string
}

/** Ids for the entries of so many accounts, taken before the transaction. */
export function allocateSettlementIds(accounts: number): Promise<number> {
  return allocateIds('journal_entries', Math.max(1, accounts))
}

/**
 * Lets used prepaid money pay the documents that bill it, in the transaction that issues them. Reads
 * once for all accounts; an account that has something to settle is one movement.
 */
export async function settlePrepaid(
  work: UnitOfWork,
  order: SettleOrder,
  accountIds: readonly number[],
  firstEntryId: number
): Promise<void> {
  const ids = [...new Set(accountIds)].sort((left, right) => left - right)
  await lockWallets(work.trx, ids)
  const unsettled = await loadUnsettled(work.trx, ids)
  const items = await loadPrepaidItems(
    work.trx,
    unsettled.map(({ accountId }) => accountId)
  )
  for (const [index, one] of unsettled.entries()) {
    const shares = shareOut(items.get(one.accountId) ?? [], one)
    if (shares.length === 0) continue
    const movement = { ...order, kind: 'settlement', reason: null, reversesId: null } as const
    await makeMovement(work, { ...movement, entryId: firstEntryId + index }, async (made) => {
      await settleItems(made, one.walletId, shares)
      return { accountId: one.accountId, items: shares.length }
    })
  }
}
