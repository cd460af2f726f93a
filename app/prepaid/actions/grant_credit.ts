import { BANK_CODE, PREPAID_CODE } from '#app/companies/chart_of_accounts'
import { clock } from '#app/database/clock'
import { failpoint } from '#app/database/failpoint'
import { move, type MoveOrder } from '#app/receivables/move'
import type { Movement } from '#app/receivables/movements/movement'
import { PrepaidException } from '#app/prepaid/exceptions/prepaid_exception'
import { loadPrepaidItems } from '#app/prepaid/settling/prepaid_items'
import { settleItems } from '#app/prepaid/settling/settle_account'
import { shareOut } from '#app/prepaid/settling/share_out'
import { loadUnsettled } from '#app/prepaid/settling/used_and_billed'
import { coverOverdraft } from '#app/prepaid/wallets/cover_overdraft'
import { lockWallet, type Wallet } from '#app/prepaid/wallets/wallet'
import { writeEntries } from '#app/prepaid/wallets/wallet_entries'

export interface GrantOrder extends MoveOrder {
  readonly accountId: number
  /** Net of tax: what usage costs is drawn from it. */
  readonly amountMinor: bigint
  /** 'paid' is money that came in, 'promotional' is a gift. */
  readonly kind: 'paid' | 'promotional'
  /** The lower is used first, among those that expire on one day. */
  readonly priority?: number
  /** First day on which it can be used no longer. */
  readonly expiresOn?: string | null
  /** Where the money is; the bank unless it says otherwise. */
  readonly ledgerCode?: string
}

export interface Granted {
  readonly movementId: number
  readonly walletId: number
  readonly grantId: number
}

const DEFAULT_PRIORITY = 100

/**
 * Adds prepaid money, or a gift, to an account's wallet. It pays first for usage that the wallet was
 * overdrawn by, and, where that is billed already, for the documents. Errors: E_GRANT, E_KEY_USED.
 */
export class GrantCredit {
  async execute(order: GrantOrder): Promise<Granted> {
    const { accountId, amountMinor, kind, ledgerCode = BANK_CODE } = order
    if (amountMinor <= 0n) throw PrepaidException.noGrant('A grant must be above zero')
    const { priority = DEFAULT_PRIORITY, expiresOn = null } = order
    const grant = { accountId, kind, ledgerCode, priority, expiresOn }
    const content = { ...grant, amountMinor: String(amountMinor) }
    return move(order, { kind: 'prepayment', content }, async (movement) => {
      const wallet = await lockWallet(movement.trx, order.companyId, accountId)
      movement.assertCurrency(`The wallet of account ${accountId}`, wallet.currency)
      const grantId = await this.#grant(movement, wallet, { ...grant, amountMinor })
      await coverOverdraft(movement.trx, wallet, `grant ${grantId}`)
      await settle(movement, wallet)
      failpoint('grant_before_commit')
      return { walletId: wallet.id, grantId }
    })
  }

  async #grant(
    movement: Movement,
    wallet: Wallet,
    grant: Required<Pick<GrantOrder, 'amountMinor' | 'kind' | 'priority' | 'expiresOn'>> & {
      readonly ledgerCode: string
    }
  ): Promise<number> {
    const { amountMinor, kind, priority, expiresOn, ledgerCode } = grant
    const id = await movement.insert('wallet_grants', {
      wallet_id: wallet.id,
      kind,
      amount_minor: Number(amountMinor),
      priority,
      expires_on: expiresOn,
      recorded_at: clock.now(),
    })
    const entry = { kind: 'grant', grantId: id, minor: amountMinor, cause: `${id}` } as const
    await writeEntries(movement.trx, wallet, [entry])
    if (kind === 'paid') {
      movement.post(ledgerCode, null, amountMinor)
      movement.post(PREPAID_CODE, wallet.accountId, -amountMinor)
    }
    return id
  }
}

/** What the grant has covered may be billed already: then it pays the documents too. */
async function settle(movement: Movement, wallet: Wallet) {
  const [unsettled] = await loadUnsettled(movement.trx, [wallet.accountId])
  if (unsettled === undefined) return
  const items = await loadPrepaidItems(movement.trx, [wallet.accountId])
  const shares = shareOut(items.get(wallet.accountId) ?? [], unsettled)
  await settleItems(movement, wallet.id, shares)
}
