import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { assertBalanced } from '#kernel/posting'
import { money } from '#kernel/money'
import { bulkInsert } from '#app/database/bulk_insert'
import { assertOpen } from '#app/ledger/closings'
import { clock } from '#app/database/clock'
import {
  ENTRY_COLUMNS,
  entryRow,
  LedgerCodes,
  POSTING_COLUMNS,
  postingRows,
} from '#app/ledger/journal_entry'

/** Debit positive, credit negative. */
export interface MovementPosting {
  readonly ledgerCode: string
  readonly accountId: number | null
  readonly amountMinor: bigint
}

export interface PostedMovement {
  readonly entryId: number
  readonly companyId: number
  readonly movementId: number
  readonly kind: string
  readonly postedOn: string
  readonly currency: string
  readonly postings: readonly MovementPosting[]
}

/**
 * The journal entry of a movement of receivables. Postings to one ledger account and account are
 * one posting; a movement that changes no balance has no entry. Errors: E_PERIOD_CLOSED.
 */
export async function postMovement(
  trx: TransactionClientContract,
  movement: PostedMovement
): Promise<void> {
  const { companyId, kind, postedOn, currency, entryId } = movement
  const postings = netted(movement.postings)
  if (postings.length === 0) {
    return
  }
  assertBalanced(
    postings.map(({ ledgerCode, amountMinor }) => ({
      account: ledgerCode,
      amount: money(amountMinor, currency),
      base: amountMinor,
    })),
    currency
  )
  await assertOpen(trx, companyId, postedOn)
  const codes = await LedgerCodes.load(trx, companyId)
  const content = {
    companyId,
    kind,
    sourceKind: 'movement',
    sourceId: movement.movementId,
    documentOn: postedOn,
    postedOn,
    taxPointOn: postedOn,
    postings: postings.map(({ ledgerCode, accountId, amountMinor }) => ({
      ledgerAccountId: codes.idOf(ledgerCode),
      accountId,
      amountMinor: Number(amountMinor),
      currency,
      rate: '1',
      baseMinor: Number(amountMinor),
    })),
  } as const
  const row = entryRow(entryId, content, clock.now())
  await bulkInsert(trx, 'journal_entries', ENTRY_COLUMNS, [row])
  await bulkInsert(trx, 'postings', POSTING_COLUMNS, postingRows(entryId, content))
}

function netted(postings: readonly MovementPosting[]): MovementPosting[] {
  const sums = new Map<string, MovementPosting>()
  for (const posting of postings) {
    const key = `${posting.ledgerCode} ${posting.accountId ?? ''}`
    const amountMinor = (sums.get(key)?.amountMinor ?? 0n) + posting.amountMinor
    sums.set(key, { ...posting, amountMinor })
  }
  return [...sums.values()].filter(({ amountMinor }) => amountMinor !== 0n)
}
