import type { QueryClientContract } from '@adonisjs/lucid/types/database'

/** What is left of one grant. */
export interface GrantLeft {
  readonly id: number
  readonly kind: 'paid' | 'promotional'
  readonly priority: number
  readonly expiresOn: string | null
  readonly leftMinor: bigint
}

/** What usage of one event the wallet is overdrawn by. */
export interface Overdraft {
  readonly ratedEventId: number
  readonly batchSeq: number
  readonly minor: bigint
}

/** The money of a wallet as its entries have it. */
export interface WalletMoney {
  /** In the order in which they are used. */
  readonly grants: readonly GrantLeft[]
  readonly overdrafts: readonly Overdraft[]
  /** What can be used on the day asked for; below zero when the wallet is overdrawn. */
  readonly usableMinor: bigint
}

/** The sums of a wallet's entries, by grant and without one; grants that expired on `day` are out. */
export async function loadWalletMoney(
  client: QueryClientContract,
  walletId: number,
  day: string
): Promise<WalletMoney> {
  const rows = await client
    .from('wallet_entries as entry')
    .join('wallet_grants as credit', 'credit.id', 'entry.grant_id')
    .where('entry.wallet_id', walletId)
    .groupBy('credit.id', 'credit.kind', 'credit.priority', 'credit.expires_on')
    .select('credit.id', 'credit.kind', 'credit.priority', 'credit.expires_on')
    .sum('entry.amount_minor as left_minor')
  const overdrawn = await client
    .from('wallet_entries')
    .where('wallet_id', walletId)
    .whereNull('grant_id')
    .groupBy('rated_event_id')
    .havingRaw('sum(amount_minor) <> 0')
    .orderBy('rated_event_id')
    .select('rated_event_id')
    .min('batch_seq as batch_seq')
    .sum('amount_minor as minor')
  const grants = rows
    .map((row): GrantLeft => ({
      id: Number(row.id),
      kind: row.kind,
      priority: Number(row.priority),
      expiresOn: row.expires_on,
      leftMinor: BigInt(row.left_minor),
    }))
    .filter(({ expiresOn, leftMinor }) => leftMinor > 0n && (expiresOn ?? FOREVER) > day)
    .sort(inOrderOfUse)
  const overdrafts = overdrawn.map((row) => ({
    ratedEventId: Number(row.rated_event_id),
    batchSeq: Number(row.batch_seq),
    minor: -BigInt(row.minor),
  }))
  const left = grants.reduce((sum, { leftMinor }) => sum + leftMinor, 0n)
  const owed = overdrafts.reduce((sum, { minor }) => sum + minor, 0n)
  return { grants, overdrafts, usableMinor: left - owed }
}

const FOREVER = '9999-12-31'

/** What expires first, then by priority, then what was granted first. */
export function inOrderOfUse(left: GrantLeft, right: GrantLeft): number {
  const [one, other] = [left.expiresOn ?? FOREVER, right.expiresOn ?? FOREVER]
  if (one !== other) return one < other ? -1 : 1
  return left.priority - right.priority || left.id - right.id
}
