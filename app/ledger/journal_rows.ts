import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { bulkInsert, type Cell } from '#app/database/bulk_insert'
import { assertOpen } from '#app/ledger/closings'
import { clock } from '#app/database/clock'
import {
  ENTRY_COLUMNS,
  entryRow,
  LedgerCodes,
  POSTING_COLUMNS,
  postingRows,
  type EntryContent,
} from '#app/ledger/journal_entry'

/** A document that is being issued, as the ledger sees it. */
export interface PostedDocument {
  readonly documentId: number
  readonly entryId: number
  readonly draft: {
    readonly body: {
      readonly kind: string
      readonly currency: string
      readonly taxPointOn: string
    }
    readonly postings: readonly {
      readonly ledgerCode: string
      readonly amountMinor: string
      readonly accountId: number | null
    }[]
  }
}

/** One journal entry per document, from the postings that were prepared and balanced when frozen. Errors: E_PERIOD_CLOSED. */
export async function journalRows(
  trx: TransactionClientContract,
  order: { readonly companyId: number; readonly issuedOn: string },
  documents: readonly PostedDocument[]
) {
  await assertOpen(trx, order.companyId, order.issuedOn)
  const codes = await LedgerCodes.load(trx, order.companyId)
  const recordedAt = clock.now()
  const entries: Cell[][] = []
  const postings: Cell[][] = []
  for (const document of documents) {
    if (document.draft.postings.length === 0) continue
    const content = entryContent(order, document, codes)
    entries.push(entryRow(document.entryId, content, recordedAt))
    postings.push(...postingRows(document.entryId, content))
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
  { documentId, draft }: PostedDocument,
  codes: LedgerCodes
): EntryContent {
  return {
    companyId: order.companyId,
    kind: draft.body.kind,
    sourceKind: 'document',
    sourceId: documentId,
    documentOn: order.issuedOn,
    postedOn: order.issuedOn,
    taxPointOn: draft.body.taxPointOn,
    postings: draft.postings.map(({ ledgerCode, amountMinor, accountId }) => ({
      ledgerAccountId: codes.idOf(ledgerCode),
      accountId,
      amountMinor: Number(amountMinor),
      currency: draft.body.currency,
      rate: '1',
      baseMinor: Number(amountMinor),
    })),
  }
}
