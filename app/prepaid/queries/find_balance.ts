import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import { clock } from '#app/database/clock'
import { Holds } from '#app/prepaid/reserving/holds'
import { openReservations } from '#app/prepaid/reserving/open_reservations'
import { loadWalletMoney } from '#app/prepaid/wallets/wallet_money'

/** The money of a wallet in minor units: what can be used, what open reservations hold of it. */
export interface Balance {
  readonly usableMinor: bigint
  readonly heldMinor: bigint
  /** The difference; below zero when usage cost more than was held. */
  readonly availableMinor: bigint
}

/** What an account has and holds now; null without a wallet. */
export async function findBalance(
  client: QueryClientContract,
  companyId: number,
  accountId: number
): Promise<Balance | null> {
  const row = await client
    .from('wallets')
    .join('accounts', 'accounts.id', 'wallets.account_id')
    .join('companies', 'companies.id', 'wallets.company_id')
    .where({ 'wallets.company_id': companyId, 'wallets.account_id': accountId })
    .select('wallets.id', 'accounts.time_zone', 'companies.clock_on')
    .first()
  if (!row) return null
  const money = await loadWalletMoney(
    client,
    Number(row.id),
    clock.todayOf({ timeZone: row.time_zone, clockOn: row.clock_on })
  )
  const open = await openReservations(client, accountId)
  const holds = await Holds.of(client, companyId, open)
  let heldMinor = 0n
  for (const one of open) heldMinor += await holds.add(one)
  const { usableMinor } = money
  return { usableMinor, heldMinor, availableMinor: usableMinor - heldMinor }
}
