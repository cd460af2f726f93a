import { BANK_CODE, PREPAID_CODE } from '#app/companies/chart_of_accounts'
import { clock } from '#app/database/clock'
import { move, type MoveOrder } from '#app/receivables/move'
import { PrepaidException } from '#app/prepaid/exceptions/prepaid_exception'
import { drawGrants } from '#app/prepaid/wallets/draw_grants'
import { lockWallet } from '#app/prepaid/wallets/wallet'
import { writeEntries } from '#app/prepaid/wallets/wallet_entries'
import { loadWalletMoney } from '#app/prepaid/wallets/wallet_money'

export interface WalletRefundOrder extends MoveOrder {
  readonly accountId: number
  /** All of what was paid and is left, when it is left out. */
  readonly amountMinor?: bigint
  /** Where the money is taken from; the bank unless it says otherwise. */
  readonly ledgerCode?: string
}

/**
 * Pays back money that was paid into a wallet and is not used, never a gift, and never what usage has
 * overdrawn. Errors: E_REFUND with what could be paid back, E_KEY_USED.
 */
export class RefundWallet {
  async execute(order: WalletRefundOrder): Promise<{ movementId: number; refundedMinor: number }> {
    const { accountId, amountMinor, ledgerCode = BANK_CODE } = order
    const content = { accountId, ledgerCode, amountMinor: String(amountMinor ?? 'all') }
    return move(order, { kind: 'prepayment', content }, async (movement) => {
      const wallet = await lockWallet(movement.trx, order.companyId, accountId)
      movement.assertCurrency(`The wallet of account ${accountId}`, wallet.currency)
      const money = await loadWalletMoney(movement.trx, wallet.id, clock.todayOf(wallet))
      const paid = money.grants.filter(({ kind }) => kind === 'paid')
      const left = paid.reduce((sum, { leftMinor }) => sum + leftMinor, 0n)
      const possible = left < money.usableMinor ? left : money.usableMinor
      const wanted = amountMinor ?? possible
      if (wanted <= 0n || wanted > possible) {
        throw PrepaidException.noRefund(wanted, possible, wallet.currency)
      }
      const cause = `movement ${movement.id}`
      const entries = drawGrants(paid, wanted).map(({ grantId, minor }) => {
        return { kind: 'refund', grantId, minor: -minor, cause } as const
      })
      await writeEntries(movement.trx, wallet, entries)
      movement.post(PREPAID_CODE, accountId, wanted)
      movement.post(ledgerCode, null, -wanted)
      return { accountId, refundedMinor: Number(wanted) }
    })
  }
}
