import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import type { GrantLeft } from '#app/prepaid/wallets/wallet_money'

const FOREVER = '9999-12-31'

/** What wallets may pay documents with, by wallet: two queries, however many there are. */
export interface PayingMoney {
  /** In the order in which they pay documents. */
  readonly grants: readonly GrantLeft[]
  /** What is left of them without what usage has overdrawn; never below zero. */
  readonly usableMinor: bigint
}

export async function loadPayingMoney(
  client: QueryClientContract,
  walletIds: readonly number[],
  day: string
): Promise<Map<number, PayingMoney>> {
  const rows = await client
    .from('wallet_entries as entry')
    .join('wallet_grants as credit', 'credit.id', 'entry.grant_id')
    .whereIn('entry.wallet_id', [...walletIds])
    .groupBy('credit.wallet_id', 'credit.id', 'credit.kind', 'credit.priority', 'credit.expires_on')
    .havingRaw('sum(entry.amount_minor) > 0')
    .select('credit.wallet_id', 'credit.id', 'credit.kind', 'credit.priority', 'credit.expires_on')
    .sum('entry.amount_minor as left_minor')
  const overdrawn = await client
    .from('wallet_entries')
    .whereIn('wallet_id', [...walletIds])
    .whereNull('grant_id')
    .groupBy('wallet_id')
    .select('wallet_id')
    .sum('amount_minor as minor')
  const owed = new Map(overdrawn.map((row) => [Number(row.wallet_id), -BigInt(row.minor)]))
  const valid = rows.filter((row) => (row.expires_on ?? FOREVER) > day)
  const byWallet = Map.groupBy(valid, (row) => Number(row.wallet_id))
  return new Map(
    [...byWallet].map(([walletId, own]) => {
      const grants = own.map(grantOf).sort(inOrderOfPayment)
      const left = grants.reduce((sum, { leftMinor }) => sum + leftMinor, 0n)
      const usable = left - (owed.get(walletId) ?? 0n)
      return [walletId, { grants, usableMinor: usable > 0n ? usable : 0n }]
    })
  )
}

function grantOf(row: Record<string, any>): GrantLeft {
  return {
    id: Number(row.id),
    kind: row.kind,
    priority: Number(row.priority),
    expiresOn: row.expires_on,
    leftMinor: BigInt(row.left_minor),
  }
}

/** By priority, then what expires first, then what was granted first. */
export function inOrderOfPayment(left: GrantLeft, right: GrantLeft): number {
  if (left.priority !== right.priority) return left.priority - right.priority
  const [one, other] = [left.expiresOn ?? FOREVER, right.expiresOn ?? FOREVER]
  if (one !== other) return one < other ? -1 : 1
  return left.id - right.id
}
