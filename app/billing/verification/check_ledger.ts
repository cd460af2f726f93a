import { PAGE, pagesOf, type Check } from '#app/billing/verification/finding'
import { entryHash } from '#app/ledger/journal_rows'
import { RECEIVABLE_CODE } from '#app/companies/chart_of_accounts'

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
    documentId: Number(entry.document_id),
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

/** The receivable account equals the open items, currency by currency. */
export const checkReceivables: Check = {
  name: 'receivables',
  async run(client, companyId) {
    const ledger = await client
      .from('postings')
      .join('ledger_accounts', 'ledger_accounts.id', 'postings.ledger_account_id')
      .where('ledger_accounts.company_id', companyId)
      .where('ledger_accounts.code', RECEIVABLE_CODE)
      .groupBy('postings.currency')
      .select('postings.currency')
      .sum('postings.amount_minor as total')
    const items = await client
      .from('open_items')
      .where('company_id', companyId)
      .groupBy('currency')
      .select('currency')
      .sum('amount_minor as total')
    const open = new Map(items.map((row) => [row.currency, BigInt(row.total)]))
    for (const row of ledger) {
      const total = open.get(row.currency) ?? 0n
      open.delete(row.currency)
      if (total !== BigInt(row.total)) {
        const finding = `Receivables in ${row.currency}: ledger ${row.total}, open items ${total}`
        return { checked: 0, finding }
      }
    }
    const stray = [...open].find(([, total]) => total !== 0n)
    const finding = stray ? `Open items in ${stray[0]} without postings: ${stray[1]}` : null
    return { checked: items.length, finding }
  },
}

/** Each document with an amount has exactly one entry and open items that add up to its gross. */
export const checkOpenItems: Check = {
  name: 'open items',
  async run(client, companyId) {
    const broken = await client
      .from('documents')
      .leftJoin('open_items', 'open_items.document_id', 'documents.id')
      .where('documents.company_id', companyId)
      .groupBy('documents.id', 'documents.number', 'documents.gross_minor')
      .havingRaw('coalesce(sum(open_items.amount_minor), 0) <> documents.gross_minor')
      .select('documents.number')
      .first()
    if (broken) return { checked: 0, finding: `${broken.number}: its open items are not its gross` }
    const unposted = await client
      .from('documents')
      .leftJoin('journal_entries', 'journal_entries.document_id', 'documents.id')
      .where('documents.company_id', companyId)
      .where('documents.gross_minor', '<>', 0)
      .whereNull('journal_entries.id')
      .select('documents.number')
      .first()
    return { checked: 0, finding: unposted ? `${unposted.number} has no journal entry` : null }
  },
}
