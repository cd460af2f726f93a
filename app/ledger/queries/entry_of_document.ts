import db from '@adonisjs/lucid/services/db'

export interface PostingRow {
  readonly position: number
  readonly code: string
  readonly name: string
  /** Debit positive, credit negative. */
  readonly amountMinor: bigint
  readonly currency: string
}

export interface EntryRow {
  readonly id: number
  readonly kind: string
  readonly postedOn: string
  readonly taxPointOn: string
  /** Null for an entry of a movement of receivables. */
  readonly documentId: number | null
  readonly postings: readonly PostingRow[]
}

/** The journal entry that a document was posted with; null when it moved no money. */
export async function entryOfDocument(
  companyId: number,
  documentId: number
): Promise<EntryRow | null> {
  const entry = await db
    .from('journal_entries')
    .where({ company_id: companyId, source_kind: 'document', source_id: documentId })
    .orderBy('id')
    .first()
  return entry ? { ...entryHead(entry), postings: await postingsOf([Number(entry.id)]) } : null
}

export function entryHead(entry: Record<string, any>) {
  return {
    id: Number(entry.id),
    kind: String(entry.kind),
    postedOn: String(entry.posted_on),
    taxPointOn: String(entry.tax_point_on),
    documentId: entry.source_kind === 'document' ? Number(entry.source_id) : null,
  }
}

/** Postings of entries that were found within the company. */
export async function postingsOf(
  entryIds: readonly number[]
): Promise<(PostingRow & { entryId: number })[]> {
  const rows = await db
    .from('postings as p')
    .join('ledger_accounts as a', 'a.id', 'p.ledger_account_id')
    .whereIn('p.entry_id', [...entryIds])
    .orderBy('p.entry_id')
    .orderBy('p.position')
    .select('p.entry_id', 'p.position', 'a.code', 'a.name', 'p.amount_minor', 'p.currency')
  return rows.map((row) => ({
    entryId: Number(row.entry_id),
    position: Number(row.position),
    code: row.code,
    name: row.name,
    amountMinor: BigInt(row.amount_minor),
    currency: row.currency,
  }))
}
