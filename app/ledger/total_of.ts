import type { EntryRow } from '#app/ledger/queries/entry_of_document'

/** What an entry moved: the sum of its debits, which its credits equal. Null for one without postings. */
export function totalOf({ postings }: Pick<EntryRow, 'postings'>) {
  const currency = postings[0]?.currency
  if (currency === undefined) return null

  const debits = postings.filter(({ amountMinor }) => amountMinor > 0n)
  return { minor: debits.reduce((sum, { amountMinor }) => sum + amountMinor, 0n), currency }
}
