import { PAGE, pagesOf, type Check } from '#app/billing/verification/finding'
import { entryHash } from '#app/ledger/journal_entry'

/** Every journal entry balances per currency and in base, and its hash is what it was. */
export const checkEntries: Check = {
  name: 'journal entries',
  async run(client, companyId) {
    let checked = 0
    const pages = pagesOf((afterId) =>
      client
        .from('journal_entries')
        .where('company_id', companyId)
        .where('id', '>', afterId)
        .orderBy('id')
        .limit(PAGE)
    )
    for await (const entries of pages) {
      const ids = entries.map((row) => row.id)
      const rows = await client
        .from('postings')
        .whereIn('entry_id', ids)
        .orderBy('entry_id')
        .orderBy('position')
      const postings = Map.groupBy(rows, (row) => Number(row.entry_id))
      for (const entry of entries) {
        const finding = inspect(entry, postings.get(Number(entry.id)) ?? [])
        if (finding !== null) return { checked, finding: `Journal entry ${entry.id}: ${finding}` }
        checked++
      }
    }
    return { checked, finding: null }
  },
}

type Row = Record<string, any>

function inspect(entry: Row, postings: readonly Row[]): string | null {
  const sums = new Map<string, bigint>()
  let base = 0n
  for (const posting of postings) {
    const sum = sums.get(posting.currency) ?? 0n
    sums.set(posting.currency, sum + BigInt(posting.amount_minor))
    base += BigInt(posting.base_minor)
  }
  if (postings.length === 0) return 'it has no postings'
  if (base !== 0n) return `its base amounts are out by ${base}`
  for (const [currency, sum] of sums) {
    if (sum !== 0n) return `it is out by ${sum} in ${currency}`
  }
  const hash = entryHash({
    companyId: Number(entry.company_id),
    kind: entry.kind,
    sourceKind: entry.source_kind,
    sourceId: Number(entry.source_id),
    documentOn: entry.document_on,
    postedOn: entry.posted_on,
    taxPointOn: entry.tax_point_on,
    postings: postings.map((posting) => ({
      ledgerAccountId: Number(posting.ledger_account_id),
      accountId: posting.account_id === null ? null : Number(posting.account_id),
      amountMinor: Number(posting.amount_minor),
      currency: posting.currency,
      rate: posting.rate,
      baseMinor: Number(posting.base_minor),
    })),
  })
  return hash.equals(Buffer.from(entry.hash)) ? null : 'its postings have another hash'
}
