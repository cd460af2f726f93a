import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import { canonicalJson } from '#kernel/canonical_json'
import type { Cell } from '#app/database/bulk_insert'
import { sha256 } from '#app/database/hashed_key'
import { LedgerAccountException } from '#app/ledger/exceptions/ledger_account_exception'

/** What an entry was made for: a document that was issued, or a movement of receivables. */
export type EntrySource = 'document' | 'movement'

export interface PostingContent {
  readonly ledgerAccountId: number
  readonly accountId: number | null
  readonly amountMinor: number
  readonly currency: string
  readonly rate: string
  readonly baseMinor: number
}

export interface EntryContent {
  readonly companyId: number
  readonly kind: string
  readonly sourceKind: EntrySource
  readonly sourceId: number
  readonly documentOn: string
  readonly postedOn: string
  readonly taxPointOn: string
  readonly postings: readonly PostingContent[]
}

/**
 * What an entry's hash covers; `ledger:verify` computes it again from the stored rows. An entry of
 * a document says so by the name of its id, as entries did when there was nothing else.
 */
export function entryHash({ sourceKind, sourceId, ...entry }: EntryContent): Buffer {
  const source = sourceKind === 'document' ? { documentId: sourceId } : { sourceKind, sourceId }
  return sha256(canonicalJson({ ...entry, ...source } as never))
}

export const ENTRY_COLUMNS = [
  'id',
  'company_id',
  'kind',
  'source_kind',
  'source_id',
  'document_on',
  'posted_on',
  'tax_point_on',
  'hash',
  'recorded_at',
]

export const POSTING_COLUMNS = [
  'entry_id',
  'position',
  'ledger_account_id',
  'account_id',
  'amount_minor',
  'currency',
  'rate',
  'base_minor',
]

export function entryRow(entryId: number, entry: EntryContent, recordedAt: number): Cell[] {
  const { companyId, kind, sourceKind, sourceId, documentOn, postedOn, taxPointOn } = entry
  const head = [entryId, companyId, kind, sourceKind, sourceId]
  return [...head, documentOn, postedOn, taxPointOn, entryHash(entry), recordedAt]
}

export function postingRows(entryId: number, { postings }: EntryContent): Cell[][] {
  return postings.map((posting, index) => {
    const { ledgerAccountId, accountId, amountMinor, currency, rate, baseMinor } = posting
    const place = [entryId, index + 1, ledgerAccountId, accountId]
    return [...place, amountMinor, currency, rate, baseMinor]
  })
}

/** Ids of a company's ledger accounts by code. */
export class LedgerCodes {
  private constructor(private readonly ids: ReadonlyMap<string, number>) {}

  static async load(client: QueryClientContract, companyId: number): Promise<LedgerCodes> {
    const rows = await client
      .from('ledger_accounts')
      .where('company_id', companyId)
      .select('id', 'code')
    return new LedgerCodes(new Map(rows.map((row) => [row.code as string, Number(row.id)])))
  }

  /** Errors: E_LEDGER_ACCOUNT. */
  idOf(code: string): number {
    const id = this.ids.get(code)
    if (id === undefined) throw new LedgerAccountException(code)
    return id
  }
}
