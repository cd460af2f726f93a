import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import { clock } from '#app/database/clock'
import { findBalance } from '#app/prepaid/queries/find_balance'

const GRANTS_SHOWN = 20
const ENTRIES_SHOWN = 20

export interface WalletDetails {
  readonly currency: string
  readonly settles: 'prepaid' | 'all'
  readonly usableMinor: bigint
  readonly heldMinor: bigint
  readonly alertBelowMinor: bigint | null
  readonly isLow: boolean
  /** Grants of which something is left, in the order in which they pay documents. */
  readonly grants: readonly {
    readonly id: number
    readonly kind: 'paid' | 'promotional'
    readonly amountMinor: bigint
    readonly leftMinor: bigint
    readonly priority: number
    readonly expiresOn: string | null
  }[]
  /** The newest first. */
  readonly entries: readonly {
    readonly id: number
    readonly kind: string
    readonly amountMinor: bigint
    readonly documentId: number | null
    readonly documentNumber: string | null
    readonly recordedAt: number
  }[]
}

/** The wallet of an account with what is in it and what happened last; null without one. */
export async function findWallet(
  client: QueryClientContract,
  companyId: number,
  accountId: number
): Promise<WalletDetails | null> {
  const row = await client
    .from('wallets')
    .join('accounts', 'accounts.id', 'wallets.account_id')
    .join('companies', 'companies.id', 'wallets.company_id')
    .where({ 'wallets.company_id': companyId, 'wallets.account_id': accountId })
    .select('wallets.*', 'accounts.time_zone', 'companies.clock_on')
    .first()
  if (!row) return null
  const balance = (await findBalance(client, companyId, accountId))!
  const threshold = row.alert_below_minor === null ? null : BigInt(row.alert_below_minor)
  const { usableMinor, heldMinor } = balance
  return {
    currency: row.currency,
    settles: row.settles,
    usableMinor,
    heldMinor,
    alertBelowMinor: threshold,
    isLow: threshold !== null && usableMinor < threshold,
    grants: await grantsOf(
      client,
      Number(row.id),
      clock.todayOf({ timeZone: row.time_zone, clockOn: row.clock_on })
    ),
    entries: await entriesOf(client, Number(row.id)),
  }
}

async function grantsOf(client: QueryClientContract, walletId: number, today: string) {
  const rows = await client
    .from('wallet_grants as credit')
    .join('wallet_entries as entry', 'entry.grant_id', 'credit.id')
    .where('credit.wallet_id', walletId)
    .where((query) => {
      query.whereNull('credit.expires_on').orWhere('credit.expires_on', '>', today)
    })
    .groupBy('credit.id', 'credit.kind', 'credit.amount_minor', 'credit.priority')
    .groupBy('credit.expires_on')
    .havingRaw('sum(entry.amount_minor) > 0')
    .orderBy('credit.priority')
    .orderByRaw('case when credit.expires_on is null then 1 else 0 end')
    .orderBy('credit.expires_on')
    .orderBy('credit.id')
    .limit(GRANTS_SHOWN)
    .select('credit.id', 'credit.kind', 'credit.amount_minor', 'credit.priority')
    .select('credit.expires_on')
    .sum('entry.amount_minor as left_minor')
  return rows.map((row) => ({
    id: Number(row.id),
    kind: row.kind,
    amountMinor: BigInt(row.amount_minor),
    leftMinor: BigInt(row.left_minor),
    priority: Number(row.priority),
    expiresOn: row.expires_on,
  }))
}

async function entriesOf(client: QueryClientContract, walletId: number) {
  const rows = await client
    .from('wallet_entries as entry')
    .leftJoin('open_items as item', 'item.id', 'entry.open_item_id')
    .leftJoin('documents', 'documents.id', 'item.document_id')
    .where('entry.wallet_id', walletId)
    .orderBy('entry.id', 'desc')
    .limit(ENTRIES_SHOWN)
    .select('entry.id', 'entry.kind', 'entry.amount_minor', 'entry.recorded_at')
    .select('documents.id as document_id', 'documents.number')
  return rows.map((row) => ({
    id: Number(row.id),
    kind: row.kind,
    amountMinor: BigInt(row.amount_minor),
    documentId: row.document_id === null ? null : Number(row.document_id),
    documentNumber: row.number,
    recordedAt: Number(row.recorded_at),
  }))
}
