import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import type { Check } from '#app/billing/verification/finding'
import { postingKinds } from '#app/invoicing/document_kinds'
import { RECEIVABLE_CODE, UNAPPLIED_CODE } from '#app/companies/chart_of_accounts'

/** The receivable account equals what is open, for each account and currency. */
export const checkReceivables: Check = {
  name: 'receivables',
  async run(client, companyId) {
    const items = await client
      .from('open_items')
      .where('company_id', companyId)
      .groupBy('account_id', 'currency')
      .select('account_id', 'currency')
      .sum('open_minor as total')
    const finding = await compare(client, companyId, RECEIVABLE_CODE, items, 1n)
    return { checked: items.length, finding: finding && `Receivables ${finding} of open items` }
  },
}

/** What is left of payments lies on the account of unapplied payments, for each account. */
export const checkUnapplied: Check = {
  name: 'unapplied payments',
  async run(client, companyId) {
    const payments = await client
      .from('payments')
      .where('company_id', companyId)
      .groupBy('account_id', 'currency')
      .select('account_id', 'currency')
      .sum('unapplied_minor as total')
    const finding = await compare(client, companyId, UNAPPLIED_CODE, payments, -1n)
    return { checked: payments.length, finding: finding && `Unapplied ${finding} of payments` }
  },
}

interface Total {
  readonly account_id: number
  readonly currency: string
  readonly total: number | string
}

/** Both sides account by account; the first that differs, in words. */
async function compare(
  client: QueryClientContract,
  companyId: number,
  ledgerCode: string,
  totals: readonly Total[],
  sign: 1n | -1n
): Promise<string | null> {
  const ledger: Total[] = await client
    .from('postings')
    .join('ledger_accounts', 'ledger_accounts.id', 'postings.ledger_account_id')
    .where('ledger_accounts.company_id', companyId)
    .where('ledger_accounts.code', ledgerCode)
    .groupBy('postings.account_id', 'postings.currency')
    .select('postings.account_id', 'postings.currency')
    .sum('postings.amount_minor as total')
  const posted = sums(ledger, 1n)
  const left = sums(totals, sign)
  for (const key of new Set([...posted.keys(), ...left.keys()])) {
    const one = posted.get(key) ?? 0n
    const other = left.get(key) ?? 0n
    if (one !== other) return `of account ${key}: ${one} in the ledger, ${other}`
  }
  return null
}

function sums(rows: readonly Total[], sign: 1n | -1n) {
  return new Map(rows.map((row) => [`${row.account_id} ${row.currency}`, BigInt(row.total) * sign]))
}

/** What a document posted as receivable, and what its own items are: one of them, the other. */
const POSTED = `select sum(postings.amount_minor)
    from journal_entries
    join postings on postings.entry_id = journal_entries.id
    join ledger_accounts on ledger_accounts.id = postings.ledger_account_id
   where journal_entries.source_kind = 'document'
     and journal_entries.source_id = documents.id
     and ledger_accounts.code = ?`
const OWED = `select sum(open_items.amount_minor)
    from open_items
   where open_items.document_id = documents.id and open_items.movement_id = 0`

/** Each document that posts has its entry, and its own items are what it posted as receivable. */
export const checkOpenItems: Check = {
  name: 'open items',
  async run(client, companyId) {
    const broken = await client
      .from('documents')
      .where('documents.company_id', companyId)
      .whereRaw(`coalesce((${POSTED}), 0) <> coalesce((${OWED}), 0)`, [RECEIVABLE_CODE])
      .select('documents.number')
      .first()
    if (broken) {
      return { checked: 0, finding: `${broken.number}: its open items are not what it posted` }
    }
    const finding = await unposted(client, companyId)
    return { checked: 0, finding: finding ?? (await unprojected(client, companyId)) }
  },
}

/** A document that is worth something and posts has its entry. */
async function unposted(client: QueryClientContract, companyId: number) {
  const broken = await client
    .from('documents')
    .leftJoin('journal_entries', (join) => {
      join
        .on('journal_entries.source_id', 'documents.id')
        .andOnVal('journal_entries.source_kind', 'document')
    })
    .where('documents.company_id', companyId)
    .whereIn('documents.kind', postingKinds())
    .where('documents.gross_minor', '<>', 0)
    .whereNull('journal_entries.id')
    .select('documents.number')
    .first()
  return broken ? `${broken.number} has no journal entry` : null
}

/** A document's state says what its own account still owes for it. */
async function unprojected(client: QueryClientContract, companyId: number) {
  const broken = await client
    .from('document_states as state')
    .leftJoin('open_items as item', (join) => {
      join.on('item.document_id', 'state.document_id').andOn('item.account_id', 'state.account_id')
    })
    .where('state.company_id', companyId)
    .groupBy('state.document_id', 'state.open_minor', 'state.state')
    .havingRaw(
      `coalesce(sum(item.open_minor), 0) <> state.open_minor
         or (state.open_minor = 0) <> (state.state = 'settled')`
    )
    .select('state.document_id')
    .first()
  return broken ? `Document ${broken.document_id}: its state is not what its items say` : null
}
