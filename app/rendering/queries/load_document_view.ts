import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import type { DocumentLinkView, DocumentView, ListedItemView } from '#sdk/documents'
import { NotFoundException } from '#app/database/exceptions/not_found_exception'
import { bodyFromRows } from '#app/invoicing/document_hash'
import { contentOfDraft } from '#app/invoicing/document_content'
import { childrenOf } from '#app/rendering/queries/load_document_request'

/** The sealed content of an issued document as channels see it. Errors: E_ROW_NOT_FOUND. */
export async function loadDocumentView(
  client: QueryClientContract,
  companyId: number,
  documentId: number
): Promise<DocumentView> {
  const document = await client
    .from('documents')
    .where({ id: documentId, company_id: companyId })
    .first()
  if (!document) throw new NotFoundException('document', documentId)
  const body = bodyFromRows(document, {
    lines: await childrenOf(client, 'document_lines', documentId),
    taxes: await childrenOf(client, 'document_taxes', documentId),
    links: [],
    listings: [],
  })
  return {
    ...contentOfDraft(body),
    number: document.number,
    issuedOn: document.issued_on,
    dueOn: document.due_on,
    listed: await listedOf(client, documentId, document.currency),
    links: await linksOf(client, documentId),
  }
}

async function listedOf(
  client: QueryClientContract,
  documentId: number,
  currency: string
): Promise<ListedItemView[]> {
  const rows = await client
    .from('document_listings as listing')
    .join('open_items as item', 'item.id', 'listing.open_item_id')
    .join('documents as document', 'document.id', 'item.document_id')
    .leftJoin('document_lines as line', (join) => {
      join.on('line.document_id', 'item.document_id').andOn('line.position', 'item.origin_line')
    })
    .where('listing.document_id', documentId)
    .orderBy('listing.position')
    .select('listing.*', 'document.number', 'item.origin_line', 'line.description')
  const money = (minor: unknown) => ({ minor: String(minor), currency })
  return rows.map((row) => ({
    position: Number(row.position),
    documentNumber: row.number,
    line: Number(row.origin_line),
    description: row.description ?? '',
    dueOn: row.due_on,
    amount: money(row.amount_minor),
    open: money(row.open_minor),
  }))
}

async function linksOf(client: QueryClientContract, id: number): Promise<DocumentLinkView[]> {
  const rows = await client
    .from('document_links as link')
    .join('documents as target', 'target.id', 'link.target_id')
    .where('link.document_id', id)
    .orderBy('link.position')
    .select('link.relation', 'target.number')
  return rows.map(({ relation, number }) => ({ relation, number }))
}
