import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { addDays } from '#kernel/calendar_date'
import { canonicalJson } from '#kernel/canonical_json'
import { bulkInsert, type Cell } from '#app/database/bulk_insert'
import { clock } from '#app/database/clock'
import type { IssueOrder, WaitingDraft } from '#app/invoicing/actions/issue_drafts'
import {
  DOCUMENT_COLUMNS,
  LINE_COLUMNS,
  OPEN_ITEM_COLUMNS,
  STATE_COLUMNS,
  TAX_COLUMNS,
} from '#app/invoicing/document_columns'
import { documentHash } from '#app/invoicing/document_hash'
import type { DraftLine, DraftTax } from '#app/invoicing/draft'
import type { TakenNumbers } from '#app/invoicing/number_series'
import type { SettledLines } from '#app/invoicing/write_obligations'

export interface IssuedDraft extends WaitingDraft {
  readonly documentId: number
  readonly entryId: number
}

/** Writes sealed documents with their lines, taxes, state and open item; documents come last. */
export async function writeDocuments(
  trx: TransactionClientContract,
  order: IssueOrder,
  issued: readonly IssuedDraft[],
  numbers: TakenNumbers,
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
  await bulkInsert(
    trx,
    'open_items',
    OPEN_ITEM_COLUMNS,
    issued.filter(owes).map((entry) => openItemRow(order, entry))
  )
  const states = issued.map((entry) => stateRow(order, entry))
  await bulkInsert(trx, 'document_states', STATE_COLUMNS, states)
  const recordedAt = clock.now()
  const documents = issued.map((entry, index) => {
    return documentRow(order, entry, numbers, index, recordedAt)
  })
  await bulkInsert(trx, 'documents', DOCUMENT_COLUMNS, documents)
}

function owes({ draft }: IssuedDraft) {
  return draft.body.grossMinor !== '0'
}

function dueOn(order: IssueOrder, { draft }: IssuedDraft) {
  return addDays(order.issuedOn, draft.body.dueDays)
}

function documentRow(
  order: IssueOrder,
  entry: IssuedDraft,
  numbers: TakenNumbers,
  index: number,
  recordedAt: number
): Cell[] {
  const { body } = entry.draft
  const number = numbers.numberOf(index)
  const head = {
    companyId: order.companyId,
    kind: body.kind,
    number,
    issuedOn: order.issuedOn,
    dueOn: dueOn(order, entry),
  }
  return [
    entry.documentId,
    order.companyId,
    body.kind,
    numbers.seriesId,
    numbers.first + index,
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

function stateRow(order: IssueOrder, entry: IssuedDraft): Cell[] {
  const { body } = entry.draft
  const gross = Number(body.grossMinor)
  return [
    entry.documentId,
    order.companyId,
    body.kind,
    gross === 0 ? 'settled' : 'open',
    body.accountId,
    order.issuedOn,
    dueOn(order, entry),
    body.currency,
    gross,
    gross,
  ]
}

function openItemRow(order: IssueOrder, entry: IssuedDraft): Cell[] {
  const { body } = entry.draft
  return [
    order.companyId,
    body.accountId,
    entry.documentId,
    Number(body.grossMinor),
    Number(body.grossMinor),
    body.currency,
    dueOn(order, entry),
    1,
    0,
  ]
}
