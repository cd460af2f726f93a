import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { canonicalJson } from '#kernel/canonical_json'
import { bulkInsert, type Cell } from '#app/database/bulk_insert'
import { clock } from '#app/database/clock'
import type { IssueOrder, WaitingDraft } from '#app/invoicing/actions/issue_drafts'
import {
  DOCUMENT_COLUMNS,
  LINE_COLUMNS,
  LINK_COLUMNS,
  LISTING_COLUMNS,
  OPEN_ITEM_COLUMNS,
  STATE_COLUMNS,
  TAX_COLUMNS,
} from '#app/invoicing/document_columns'
import { documentHash } from '#app/invoicing/document_hash'
import type { DraftLine, DraftTax } from '#app/invoicing/draft'
import { documentKind } from '#app/invoicing/document_kinds'
import type { TakenNumber } from '#app/invoicing/number_series'
import { dueOn, openItemRows, receivableOf } from '#app/invoicing/open_item_rows'
import type { SettledLines } from '#app/invoicing/write_obligations'

export interface IssuedDraft extends WaitingDraft {
  readonly documentId: number
  readonly entryId: number
}

/**
 * Writes sealed documents with what is below them; documents come last. What posts has a state and
 * open items, what only lists has neither: it is nothing that anybody owes.
 */
export async function writeDocuments(
  trx: TransactionClientContract,
  order: IssueOrder,
  issued: readonly IssuedDraft[],
  numbers: readonly TakenNumber[],
  settled: SettledLines
) {
  const lines = issued.flatMap((entry) =>
    entry.draft.body.lines.map((line) => lineRow(entry, line, settled))
  )
  const taxes = issued.flatMap(({ documentId, draft }) =>
    draft.body.taxes.map((tax) => taxRow(documentId, tax))
  )
  await bulkInsert(trx, 'document_lines', LINE_COLUMNS, lines)
  await bulkInsert(trx, 'document_taxes', TAX_COLUMNS, taxes)
  const posting = issued.filter(({ draft }) => documentKind(draft.body.kind).posts)
  const items = posting.flatMap(({ documentId, draft }) => openItemRows(order, documentId, draft))
  await bulkInsert(trx, 'open_items', OPEN_ITEM_COLUMNS, items)
  const states = posting.map((entry) => stateRow(order, entry))
  await bulkInsert(trx, 'document_states', STATE_COLUMNS, states)
  await bulkInsert(trx, 'document_links', LINK_COLUMNS, issued.flatMap(linkRows))
  await bulkInsert(trx, 'document_listings', LISTING_COLUMNS, issued.flatMap(listingRows))
  const recordedAt = clock.now()
  const documents = issued.map((entry, index) => {
    return documentRow(order, entry, numbers[index], recordedAt)
  })
  await bulkInsert(trx, 'documents', DOCUMENT_COLUMNS, documents)
}

function documentRow(
  order: IssueOrder,
  entry: IssuedDraft,
  { seriesId, sequenceNo, number }: TakenNumber,
  recordedAt: number
): Cell[] {
  const { body } = entry.draft
  const head = {
    companyId: order.companyId,
    kind: body.kind,
    number,
    issuedOn: order.issuedOn,
    dueOn: dueOn(order, body),
  }
  return [
    entry.documentId,
    order.companyId,
    body.kind,
    seriesId,
    sequenceNo,
    number,
    body.accountId,
    body.customerId,
    order.runId,
    order.issuedOn,
    body.taxPointOn,
    head.dueOn,
    body.startsOn,
    body.endsOn,
    body.currency,
    Number(body.netMinor),
    Number(body.taxMinor),
    Number(body.grossMinor),
    body.regimeCode,
    body.regimeRevision,
    body.layoutCode,
    body.layoutRevision,
    body.locale,
    body.timeZone,
    canonicalJson(body.seller as never),
    canonicalJson(body.buyer as never),
    entry.bodyHash,
    documentHash(head, entry.bodyHash),
    recordedAt,
    body.correctionId ?? null,
  ]
}

function lineRow(entry: IssuedDraft, line: DraftLine, settled: SettledLines): Cell[] {
  const obligation = settled.get(`${entry.id}:${line.position}`)!
  return [
    entry.documentId,
    line.position,
    obligation.id,
    obligation.seq,
    line.chargeId,
    line.serviceId,
    line.serviceLabel,
    line.description,
    line.startsOn,
    line.endsOn,
    line.quantity,
    line.unit,
    line.unitPrice,
    line.baseQuantity,
    Number(line.netMinor),
    line.taxCategory,
    line.taxTreatment,
    line.taxPercent,
    line.metric,
    line.measuredQuantity,
    line.billedQuantity,
    line.eventCount,
    line.ledgerCode,
    canonicalJson(line.display as never),
    line.correctsDocumentId ?? null,
    line.part ?? '',
    line.account?.id ?? null,
    line.account?.number ?? null,
    line.account?.name ?? null,
    line.purchaseOrder ?? null,
  ]
}

function taxRow(documentId: number, tax: DraftTax): Cell[] {
  return [
    documentId,
    tax.position,
    tax.category,
    tax.treatment,
    tax.rateKey,
    tax.percent,
    tax.since,
    Number(tax.baseMinor),
    Number(tax.amountMinor),
    tax.reason,
    tax.note,
  ]
}

function stateRow(order: IssueOrder, { documentId, draft }: IssuedDraft): Cell[] {
  const { body } = draft
  const open = Number(receivableOf(draft))
  return [
    documentId,
    order.companyId,
    body.kind,
    open === 0 ? 'settled' : 'open',
    body.accountId,
    order.issuedOn,
    dueOn(order, body),
    body.currency,
    Number(body.grossMinor),
    open,
  ]
}

/** A document is superseded or voided once; it may be corrected more often. */
function linkRows({ documentId, draft }: IssuedDraft): Cell[][] {
  const { links = [] } = draft.body
  return links.map(({ relation, documentId: targetId }, index) => {
    const onceId = relation === 'corrects' ? documentId : 0
    return [documentId, index + 1, relation, targetId, onceId]
  })
}

function listingRows({ documentId, draft }: IssuedDraft): Cell[][] {
  const { listed = [] } = draft.body
  return listed.map(({ position, openItemId, amountMinor, openMinor, dueOn: due }) => {
    return [documentId, position, openItemId, Number(amountMinor), Number(openMinor), due]
  })
}
