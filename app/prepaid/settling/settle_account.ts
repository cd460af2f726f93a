import { PROMOTION_CODE } from '#app/companies/chart_of_accounts'
import { adjustItem } from '#app/receivables/movements/adjustments'
import { allocatePrepaid } from '#app/receivables/movements/allocations'
import type { Movement } from '#app/receivables/movements/movement'
import { loadItem } from '#app/receivables/movements/open_items'
import type { Share } from '#app/prepaid/settling/share_out'
import { PROMOTION_REASON } from '#app/prepaid/settling/used_and_billed'

/**
 * Settles items as they were shared out: with money that was paid in advance, and as gifts. Where
 * one takes the place of the other, what opens the item goes first: it is never settled beyond zero.
 */
export async function settleItems(
  movement: Movement,
  walletId: number,
  shares: readonly Share[]
): Promise<void> {
  for (const { itemId, paidMinor, promotionalMinor } of shares) {
    const item = await loadItem(movement, itemId)
    const pay = async () => {
      if (paidMinor !== 0n) await allocatePrepaid(movement, walletId, item, paidMinor)
    }
    const give = async () => {
      if (promotionalMinor === 0n) return
      await adjustItem(movement, item, {
        amountMinor: promotionalMinor,
        reasonCode: PROMOTION_REASON,
        ledgerCode: PROMOTION_CODE,
      })
    }
    const opensFirst = item.amountMinor < 0n ? paidMinor >= 0n : paidMinor <= 0n
    for (const step of opensFirst ? [pay, give] : [give, pay]) await step()
  }
}
