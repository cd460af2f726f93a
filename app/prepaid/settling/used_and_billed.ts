import type { QueryClientContract } from '@adonisjs/lucid/types/database'

export const PROMOTION_REASON = 'core.promotional_credit'

/** What an account has used of its grants and is not yet settled with its documents, by kind. */
export interface Unsettled {
  readonly walletId: number
  readonly accountId: number
  readonly paidMinor: bigint
  readonly promotionalMinor: bigint
}

/** Debits and reversals of usage whose obligation has been billed with them, by grant kind. */
const BILLED = `entry.batch_seq <= (
  select max(version.batch_seq) from obligation_versions as version
   where version.obligation_id = obligations.id)`

/** Five queries, however many accounts; those with nothing to settle are left out. */
export async function loadUnsettled(
  client: QueryClientContract,
  accountIds: readonly number[]
): Promise<Unsettled[]> {
  const wallets = await client
    .from('wallets')
    .whereIn('account_id', [...accountIds])
    .orderBy('id')
  const used = await loadUsed(client, accountIds)
  const direct = await loadPaidDirectly(client, accountIds)
  const settled = await loadSettled(client, accountIds)
  const of = (sums: ReadonlyMap<string, bigint>, accountId: number, kind: string) => {
    return sums.get(`${accountId}:${kind}`) ?? 0n
  }
  return wallets
    .map((row) => {
      const accountId = Number(row.account_id)
      const due = (kind: string) =>
        of(used, accountId, kind) + of(direct, accountId, kind) - of(settled, accountId, kind)
      const [paidMinor, promotionalMinor] = [due('paid'), due('promotional')]
      return { walletId: Number(row.id), accountId, paidMinor, promotionalMinor }
    })
    .filter(({ paidMinor, promotionalMinor }) => paidMinor !== 0n || promotionalMinor !== 0n)
}

async function loadUsed(client: QueryClientContract, accountIds: readonly number[]) {
  const rows = await client
    .from('rated_events as rated')
    .join('wallet_entries as entry', 'entry.rated_event_id', 'rated.id')
    .join('wallet_grants as credit', 'credit.id', 'entry.grant_id')
    .join('obligations', (join) => {
      join
        .on('obligations.source_id', 'rated.subscription_id')
        .andOn('obligations.charge_key', 'rated.charge_key')
        .andOn('obligations.company_id', 'rated.company_id')
        .andOn('obligations.starts_on', '<=', 'rated.occurred_on')
        .andOn('obligations.ends_on', '>', 'rated.occurred_on')
        .andOnVal('obligations.source_kind', 'subscription')
        .andOnVal('obligations.voided_id', 0)
    })
    .whereIn('rated.account_id', [...accountIds])
    .whereRaw(BILLED)
    .groupBy('rated.account_id', 'credit.kind')
    .select('rated.account_id', 'credit.kind')
    .sum('entry.amount_minor as minor')
  return new Map(rows.map((row) => [`${row.account_id}:${row.kind}`, -BigInt(row.minor)]))
}

/** What wallets have paid of documents as a whole is settled with them already. */
async function loadPaidDirectly(client: QueryClientContract, accountIds: readonly number[]) {
  const rows = await client
    .from('wallet_entries as entry')
    .join('wallet_grants as credit', 'credit.id', 'entry.grant_id')
    .join('wallets', 'wallets.id', 'entry.wallet_id')
    .whereIn('wallets.account_id', [...accountIds])
    .where('entry.kind', 'payment')
    .groupBy('wallets.account_id', 'credit.kind')
    .select('wallets.account_id', 'credit.kind')
    .sum('entry.amount_minor as minor')
  return new Map(rows.map((row) => [`${row.account_id}:${row.kind}`, -BigInt(row.minor)]))
}

async function loadSettled(client: QueryClientContract, accountIds: readonly number[]) {
  const paid = await client
    .from('allocations')
    .join('wallets', 'wallets.id', 'allocations.source_id')
    .where('allocations.source_kind', 'wallet')
    .whereIn('wallets.account_id', [...accountIds])
    .groupBy('wallets.account_id')
    .select('wallets.account_id')
    .sum('allocations.amount_minor as minor')
  const given = await client
    .from('adjustments')
    .whereIn('account_id', [...accountIds])
    .where('reason_code', PROMOTION_REASON)
    .groupBy('account_id')
    .select('account_id')
    .sum('amount_minor as minor')
  return new Map([
    ...paid.map((row) => [`${row.account_id}:paid`, BigInt(row.minor)] as const),
    ...given.map((row) => [`${row.account_id}:promotional`, BigInt(row.minor)] as const),
  ])
}
