import { canonicalJson } from '#kernel/canonical_json'
import { sha256 } from '#app/database/hashed_key'
import type { DraftBody, DraftLine, DraftLink, DraftListing, DraftTax } from '#app/invoicing/draft'

/** What the second phase of issue adds to a frozen body. */
export interface DocumentHead {
  readonly companyId: number
  readonly kind: string
  readonly number: string
  readonly issuedOn: string
  readonly dueOn: string
}

/** The hash of an issued document: its number and dates over the hash of everything else. */
export function documentHash(head: DocumentHead, hashOfBody: Buffer): Buffer {
  return sha256(canonicalJson({ ...head, bodyHash: hashOfBody.toString('hex') }))
}

export function bodyHash(body: DraftBody): Buffer {
  return sha256(canonicalJson(body as never))
}

type Row = Record<string, any>

/** Rows of the tables below a document. */
export interface DocumentParts {
  readonly lines: readonly Row[]
  readonly taxes: readonly Row[]
  readonly links: readonly Row[]
  readonly listings: readonly Row[]
}

/** The frozen body, put together again from the stored rows: what `ledger:verify` hashes. */
export function bodyFromRows(document: Row, parts: DocumentParts): DraftBody {
  const { lines, taxes, links, listings } = parts
  return {
    ...(links.length > 0 ? { links: links.map(linkFromRow) } : {}),
    ...(listings.length > 0 ? { listed: listings.map(listingFromRow) } : {}),
    kind: document.kind,
    accountId: Number(document.account_id),
    customerId: Number(document.customer_id),
    currency: document.currency,
    startsOn: document.starts_on,
    endsOn: document.ends_on,
    taxPointOn: document.tax_point_on,
    ...(document.correction_id !== null && { correctionId: Number(document.correction_id) }),
    dueDays: daysBetweenDates(document.issued_on, document.due_on),
    netMinor: String(document.net_minor),
    taxMinor: String(document.tax_minor),
    grossMinor: String(document.gross_minor),
    regimeCode: document.regime_code,
    regimeRevision: Number(document.regime_revision),
    layoutCode: document.layout_code,
    layoutRevision: Number(document.layout_revision),
    locale: document.locale,
    timeZone: document.time_zone,
    seller: JSON.parse(document.seller),
    buyer: JSON.parse(document.buyer),
    lines: lines.map(lineFromRow),
    taxes: taxes.map(taxFromRow),
  }
}

function lineFromRow(row: Row): DraftLine {
  return {
    position: Number(row.position),
    chargeId: Number(row.charge_id),
    serviceId: row.service_id === null ? null : Number(row.service_id),
    serviceLabel: row.service_label,
    description: row.description,
    startsOn: row.starts_on,
    endsOn: row.ends_on,
    quantity: row.quantity,
    unit: row.unit,
    unitPrice: row.unit_price,
    baseQuantity: row.base_quantity,
    netMinor: String(row.net_minor),
    taxCategory: row.tax_category,
    taxTreatment: row.tax_treatment,
    taxPercent: row.tax_percent,
    metric: row.metric,
    measuredQuantity: Number(row.measured_quantity),
    billedQuantity: Number(row.billed_quantity),
    eventCount: Number(row.event_count),
    ledgerCode: row.ledger_code,
    ...(row.corrects_document_id !== null && {
      correctsDocumentId: Number(row.corrects_document_id),
    }),
    ...(row.part !== '' && { part: row.part }),
    ...(row.account_id !== null && {
      account: {
        id: Number(row.account_id),
        number: row.account_number,
        name: row.account_name,
      },
    }),
    ...(row.purchase_order !== null && { purchaseOrder: row.purchase_order }),
    display: JSON.parse(row.display),
  }
}

function taxFromRow(row: Row): DraftTax {
  return {
    position: Number(row.position),
    category: row.category,
    treatment: row.treatment,
    rateKey: row.rate_key,
    percent: row.percent,
    since: row.since,
    baseMinor: String(row.base_minor),
    amountMinor: String(row.amount_minor),
    reason: row.reason,
    note: row.note,
  }
}

function linkFromRow(row: Row): DraftLink {
  return { relation: row.relation, documentId: Number(row.target_id) }
}

function listingFromRow(row: Row): DraftListing {
  return {
    position: Number(row.position),
    openItemId: Number(row.open_item_id),
    amountMinor: String(row.amount_minor),
    openMinor: String(row.open_minor),
    dueOn: row.due_on,
  }
}

function daysBetweenDates(from: string, to: string) {
  return (Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000
}
