import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { bulkInsert, type Cell } from '#app/database/bulk_insert'
import { clock } from '#app/database/clock'
import { hashedKey } from '#app/database/hashed_key'
import type { Wallet } from '#app/prepaid/wallets/wallet'

export type EntryKind = 'grant' | 'debit' | 'reversal' | 'cover' | 'expiry' | 'payment' | 'refund'

export interface NewEntry {
  readonly kind: EntryKind
  readonly grantId: number | null
  /** Positive adds to the balance. */
  readonly minor: bigint
  readonly ratedEventId?: number
  /** The usage batch that it follows from. */
  readonly batchSeq?: number
  /** The item that it pays. */
  readonly openItemId?: number
  /** What it is for; with the grant and kind it is written once. */
  readonly cause: string
}

const COLUMNS = [
  'company_id',
  'wallet_id',
  'grant_id',
  'kind',
  'amount_minor',
  'rated_event_id',
  'batch_seq',
  'open_item_id',
  'entry_key',
  'recorded_at',
]

/** Writes entries; the unique key refuses the same one a second time. */
export async function writeEntries(
  trx: TransactionClientContract,
  { id, companyId }: Wallet,
  entries: readonly NewEntry[]
): Promise<void> {
  const now = clock.now()
  const rows = entries.map(
    ({ kind, grantId, minor, ratedEventId, batchSeq, openItemId, cause }): Cell[] => {
      const key = hashedKey(id, kind, grantId ?? 0, cause)
      const about = [ratedEventId ?? null, batchSeq ?? 0, openItemId ?? null]
      return [companyId, id, grantId, kind, Number(minor), ...about, key, now]
    }
  )
  await bulkInsert(trx, 'wallet_entries', COLUMNS, rows)
}
