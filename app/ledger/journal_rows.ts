import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { canonicalJson } from '#kernel/canonical_json'
import { bulkInsert, type Cell } from '#app/database/bulk_insert'
import { clock } from '#app/database/clock'
import { sha256 } from '#app/database/hashed_key'

/** A document that is being issued, as the ledger sees it. */
export interface PostedDocument {
  readonly documentId: number
  readonly entryId: number
  readonly draft: {
    readonly body: { readonly currency: string; readonly taxPointOn: string }
    readonly postings: readonly {
      readonly ledgerCode: string
      readonly amountMinor: string
      readonly accountId: number | null
    }[]
  }
}

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
  readonly documentId: number
  readonly documentOn: string
  readonly postedOn: string
  readonly taxPointOn: string
  readonly postings: readonly PostingContent[]
}

/** What an entry's hash covers; `ledger:verify` computes it again from the stored rows. */
export function entryHash(entry: EntryContent): Buffer {
  return sha256(canonicalJson(entry as never))
}

const ENTRY_COLUMNS = [
  'id',
  'company_id',
  'kind',
  'document_id',
  'document_on',
  'posted_on',
  'tax_point_on',
  'hash',
  'recorded_at',
]

const POSTING_COLUMNS = [
  'entry_id',
  'position',
  'ledger_account_id',
  'account_id',
  'amount_minor',
  'currency',
  'rate',
  'base_minor',
]

/** One journal entry per document, from the postings that were prepared and balanced when frozen. */
export async function journalRows(
  trx: TransactionClientContract,
  order: { readonly companyId: number; readonly issuedOn: string },
  documents: readonly PostedDocument[]
) {
  const accounts = await trx
    .from('ledger_accounts')
    .where('company_id', order.companyId)
    .select('id', 'code')
  const ids = new Map(accounts.map((row) => [row.code as string, Number(row.id)]))
  const recordedAt = clock.now()
  const entries: Cell[][] = []
  const postings: Cell[][] = []
  for (const { documentId, entryId, draft } of documents) {
    if (draft.postings.length === 0) continue
    const content = entryContent(order, documentId, draft, ids)
    const { documentOn, postedOn, taxPointOn } = content
    const hash = entryHash(content)
    const { companyId, kind } = content
    entries.push([
      entryId,
      companyId,
      kind,
      documentId,
      documentOn,
      postedOn,
      taxPointOn,
      hash,
      recordedAt,
    ])
    for (const [index, posting] of content.postings.entries()) {
      const { ledgerAccountId, accountId, amountMinor, currency, rate, baseMinor } = posting
      postings.push([
        entryId,
        index + 1,
        ledgerAccountId,
        accountId,
        amountMinor,
        currency,
        rate,
        baseMinor,
      ])
    }
  }
  return {
    async write() {
      await bulkInsert(trx, 'journal_entries', ENTRY_COLUMNS, entries)
      await bulkInsert(trx, 'postings', POSTING_COLUMNS, postings)
    },
  }
}

function entryContent(
  order: { readonly companyId: number; readonly issuedOn: string },
  documentId: number,
  draft: PostedDocument['draft'],
  ids: ReadonlyMap<string, number>
): EntryContent {
  return {
    companyId: order.companyId,
    kind: 'invoice',
    documentId,
    documentOn: order.issuedOn,
    postedOn: order.issuedOn,
    taxPointOn: draft.body.taxPointOn,
    postings: draft.postings.map(({ ledgerCode, amountMinor, accountId }) => ({
      ledgerAccountId: idOfCode(ids, ledgerCode),
      accountId,
      amountMinor: Number(amountMinor),
      currency: draft.body.currency,
      rate: '1',
      baseMinor: Number(amountMinor),
    })),
  }
}

function idOfCode(ids: ReadonlyMap<string, number>, code: string): number {
  const id = ids.get(code)
  if (id === undefined) {
    throw new Error(`The company has no ledger account ${code}: add it to the chart of accounts`)
  }
  return id
}
