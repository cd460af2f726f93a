import db from '@adonisjs/lucid/services/db'
import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import { todayAt } from '#app/companies/queries/today_at'
import { clock } from '#app/database/clock'
import { unitOfWork } from '#app/database/unit_of_work'
import { lockWallet } from '#app/prepaid/wallets/wallet'
import { loadWalletMoney } from '#app/prepaid/wallets/wallet_money'

/** Wallets that one call turns; the next call goes on. */
const AT_ONCE = 500

/** As SQL: what is left in a wallet, without grants that expired everywhere on earth. */
const LEFT = `(
  select coalesce(sum(entry.amount_minor), 0) from wallet_entries as entry
    left join wallet_grants as credit on credit.id = entry.grant_id
   where entry.wallet_id = wallets.id
     and (credit.expires_on is null or credit.expires_on > ?))`

/**
 * Notes wallets that went below their threshold, once for each time they do: the activity tells of it,
 * and the account shows it until the wallet is filled again.
 */
export class WatchWallets {
  async execute(companyId: number, actor = 'system'): Promise<number> {
    const rows = await crossing(db.connection(), companyId)
    for (const row of rows) await this.#turn(companyId, Number(row.account_id), actor)
    return rows.length
  }

  async #turn(companyId: number, accountId: number, actor: string): Promise<void> {
    await unitOfWork(async (work) => {
      const wallet = await lockWallet(work.trx, companyId, accountId)
      const row = await work.trx.from('wallets').where('id', wallet.id).firstOrFail()
      if (row.alert_below_minor === null) return
      const { usableMinor } = await loadWalletMoney(work.trx, wallet.id, clock.todayOf(wallet))
      const isLow = usableMinor < BigInt(row.alert_below_minor)
      if (isLow === (row.alerted_at !== null)) return
      const alertedAt = isLow ? clock.now() : null
      await work.trx.from('wallets').where('id', wallet.id).update({ alerted_at: alertedAt })
      work.record({
        ...{ companyId, actor, action: isLow ? 'wallet.low' : 'wallet.filled' },
        ...{ subjectKind: 'account', subjectId: accountId },
        details: { leftMinor: String(usableMinor), currency: wallet.currency },
      })
    })
  }
}

async function crossing(client: QueryClientContract, companyId: number) {
  const today = await todayAt(client, companyId, 'UTC')
  return client
    .from('wallets')
    .where('company_id', companyId)
    .whereNotNull('alert_below_minor')
    .where((query) => {
      query
        .where((low) =>
          low.whereNull('alerted_at').whereRaw(`${LEFT} < alert_below_minor`, [today])
        )
        .orWhere((filled) =>
          filled.whereNotNull('alerted_at').whereRaw(`${LEFT} >= alert_below_minor`, [today])
        )
    })
    .orderBy('id')
    .limit(AT_ONCE)
    .select('account_id')
}
