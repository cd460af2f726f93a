import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import type { LocalPeriod } from '#kernel/period'
import type { SealedTax } from '#app/taxation/tax_document'

/** A line of an issued document: what it billed of an obligation, and how it was taxed. */
export interface SealedLine extends LocalPeriod {
  readonly obligationId: number
  /** The version of the obligation that it billed: lines of one version are of one document. */
  readonly seq: number
  readonly documentId: number
  /** '' when it is about all of the obligation. */
  readonly part: string
  readonly netMinor: bigint
  readonly tax: SealedTax
}

/** The lines of obligations in the order they were billed: two queries, however many there are. */
export async function loadSealedLines(
  client: QueryClientContract,
  obligationIds: readonly number[]
): Promise<SealedLine[]> {
  if (obligationIds.length === 0) return []
  const rows: Row[] = await client
    .from('document_lines')
    .whereIn('obligation_id', [...obligationIds])
    .orderBy('obligation_id')
    .orderBy('obligation_seq')
    .orderBy('position')
    .select('obligation_id', 'obligation_seq', 'document_id', 'part', 'starts_on', 'ends_on')
    .select('net_minor', 'tax_category', 'tax_treatment', 'tax_percent')
  const documentIds = [...new Set(rows.map((row) => row.document_id))]
  const taxes: Row[] = await client
    .from('document_taxes')
    .whereIn('document_id', documentIds)
    .orderBy('document_id')
    .orderBy('position')
  const byDocument = Map.groupBy(taxes, (row) => Number(row.document_id))
  return rows.map((row) => ({
    obligationId: Number(row.obligation_id),
    seq: Number(row.obligation_seq),
    documentId: Number(row.document_id),
    part: row.part,
    startsOn: row.starts_on,
    endsOn: row.ends_on,
    netMinor: BigInt(row.net_minor),
    tax: taxOf(row, byDocument.get(Number(row.document_id)) ?? []),
  }))
}

type Row = Record<string, any>

/**
 * The tax of a line: the first one of its document with its category, treatment and percent. Two
 * that have these in common differ in their reason only, and not in what is due.
 */
function taxOf(line: Row, taxes: readonly Row[]): SealedTax {
  const tax = taxes.find(({ category, treatment, percent }) => {
    return (
      category === line.tax_category &&
      treatment === line.tax_treatment &&
      percent === line.tax_percent
    )
  })
  return {
    category: line.tax_category,
    treatment: line.tax_treatment,
    percent: line.tax_percent,
    rateKey: tax?.rate_key ?? line.tax_treatment,
    since: tax?.since ?? null,
    reason: tax?.reason ?? '',
    note: tax?.note ?? null,
  }
}
