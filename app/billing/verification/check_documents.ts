import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import {
  bodyFromRows,
  bodyHash,
  documentHash,
  type DocumentParts,
} from '#app/invoicing/document_hash'
import { PAGE, pagesOf, type Check } from '#app/billing/verification/finding'

/** Every issued document: its hashes computed again, its lines and taxes added up. */
export const checkDocuments: Check = {
  name: 'documents',
  async run(client, companyId) {
    let checked = 0
    const pages = pagesOf((afterId) =>
      client
        .from('documents')
        .where('company_id', companyId)
        .where('id', '>', afterId)
        .orderBy('id')
        .limit(PAGE)
    )
    for await (const documents of pages) {
      const ids = documents.map((row) => row.id)
      const lines = await childrenOf(client, 'document_lines', ids)
      const taxes = await childrenOf(client, 'document_taxes', ids)
      const links = await childrenOf(client, 'document_links', ids)
      const listings = await childrenOf(client, 'document_listings', ids)
      for (const document of documents) {
        const of = (rows: Map<number, Row[]>) => rows.get(Number(document.id)) ?? []
        const parts = {
          ...{ lines: of(lines), taxes: of(taxes) },
          ...{ links: of(links), listings: of(listings) },
        }
        const id = Number(document.id)
        const finding = inspect(document, parts)
        if (finding !== null) {
          return { checked, finding: `Document ${document.number} (${id}): ${finding}` }
        }
        checked++
      }
    }
    return { checked, finding: null }
  },
}

async function childrenOf(
  client: QueryClientContract,
  table: string,
  ids: readonly number[]
): Promise<Map<number, Row[]>> {
  const rows: Row[] = await client
    .from(table)
    .whereIn('document_id', [...ids])
    .orderBy('document_id')
    .orderBy('position')
  return Map.groupBy(rows, (row) => Number(row.document_id))
}

type Row = Record<string, any>

function inspect(document: Row, parts: DocumentParts): string | null {
  const { lines, taxes } = parts
  const net = sum(lines, 'net_minor')
  const tax = sum(taxes, 'amount_minor')
  if (net !== BigInt(document.net_minor)) return `its lines add up to ${net}, not its net`
  if (sum(taxes, 'base_minor') !== net) return 'its tax bases do not add up to its net'
  if (tax !== BigInt(document.tax_minor)) return `its taxes add up to ${tax}, not its tax`
  if (net + tax !== BigInt(document.gross_minor)) return 'net and tax do not make its gross'
  const body = bodyHash(bodyFromRows(document, parts))
  if (!body.equals(Buffer.from(document.body_hash))) return 'its content has another hash'
  const head = {
    companyId: Number(document.company_id),
    kind: document.kind,
    number: document.number,
    issuedOn: document.issued_on,
    dueOn: document.due_on,
  }
  if (!documentHash(head, body).equals(Buffer.from(document.hash))) {
    return 'its number or dates have another hash'
  }
  return null
}

function sum(rows: readonly Row[], column: string): bigint {
  return rows.reduce((total, row) => total + BigInt(row[column]), 0n)
}
