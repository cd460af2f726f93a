import { unitOfWork } from '#app/database/unit_of_work'
import { PrepaidException } from '#app/prepaid/exceptions/prepaid_exception'
import { lockWallet } from '#app/prepaid/wallets/wallet'

export const WALLET_SETTLES = ['prepaid', 'all'] as const

export interface WalletTerms {
  readonly companyId: number
  readonly accountId: number
  /** Whether it pays prepaid usage alone, or all documents of its account. */
  readonly settles: (typeof WALLET_SETTLES)[number]
  /** Minor units below which there is an alert; null for none. */
  readonly alertBelowMinor: bigint | null
  readonly actor: string
}

/** Says what a wallet pays and when its account is warned; makes the wallet. Errors: E_WALLET_TERMS. */
export class SetWalletTerms {
  async execute({ companyId, accountId, settles, alertBelowMinor, actor }: WalletTerms) {
    if (alertBelowMinor !== null && alertBelowMinor <= 0n) {
      throw PrepaidException.noThreshold()
    }
    await unitOfWork(async (work) => {
      const { id } = await lockWallet(work.trx, companyId, accountId)
      const threshold = alertBelowMinor === null ? null : Number(alertBelowMinor)
      const row = await work.trx.from('wallets').where('id', id).firstOrFail()
      const before = row.alert_below_minor === null ? null : Number(row.alert_below_minor)
      if (row.settles === settles && before === threshold) return
      await work.trx
        .from('wallets')
        .where('id', id)
        // Another threshold is crossed anew.
        .update({
          settles,
          alert_below_minor: threshold,
          ...(before !== threshold && { alerted_at: null }),
        })
      work.record({
        ...{ companyId, actor, action: 'wallet.terms_set', subjectKind: 'account' },
        ...{ subjectId: accountId, details: { settles, alertBelowMinor: threshold } },
      })
    })
  }
}
