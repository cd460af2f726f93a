import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { clock } from '#app/database/clock'
import { drawGrants } from '#app/prepaid/wallets/draw_grants'
import type { Wallet } from '#app/prepaid/wallets/wallet'
import { writeEntries, type NewEntry } from '#app/prepaid/wallets/wallet_entries'
import { loadWalletMoney, type GrantLeft } from '#app/prepaid/wallets/wallet_money'

/** Lets the grants of a wallet pay what it was overdrawn by, the oldest usage first. */
export async function coverOverdraft(
  trx: TransactionClientContract,
  wallet: Wallet,
  cause: string
): Promise<void> {
  const money = await loadWalletMoney(trx, wallet.id, clock.todayOf(wallet))
  const entries: NewEntry[] = []
  let grants = money.grants
  for (const { ratedEventId, batchSeq, minor } of money.overdrafts) {
    for (const draw of drawGrants(grants, minor)) {
      if (draw.grantId === null) continue
      const about = { kind: 'cover', ratedEventId, batchSeq } as const
      const text = `${cause}:${ratedEventId}:${draw.grantId}`
      entries.push({ ...about, grantId: draw.grantId, minor: -draw.minor, cause: text })
      entries.push({ ...about, grantId: null, minor: draw.minor, cause: text })
      grants = less(grants, draw.grantId, draw.minor)
    }
  }
  await writeEntries(trx, wallet, entries)
}

function less(grants: readonly GrantLeft[], grantId: number, minor: bigint): GrantLeft[] {
  return grants.map((grant) =>
    grant.id === grantId ? { ...grant, leftMinor: grant.leftMinor - minor } : grant
  )
}
