import db from '@adonisjs/lucid/services/db'
import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import { NotFoundException } from '#app/database/exceptions/not_found_exception'
import type { Metric } from '#sdk/service_type'
import type { JsonObject } from '#sdk/json'
import { entryOfDocument, type EntryRow } from '#app/ledger/queries/entry_of_document'
import { metricDisplay } from '#app/invoicing/metric_display'
import { paidByWallet } from '#app/invoicing/queries/paid_by_wallet'
import { loadInvoiceRows, type InvoiceRow } from '#app/invoicing/queries/list_invoices'

export interface InvoiceLineRow {
  readonly position: number
  readonly description: string
  readonly serviceId: number | null
  readonly serviceLabel: string | null
  /** Whose line it is, where another account pays. */
  readonly account: { readonly id: number; readonly number: string; readonly name: string } | null
  readonly purchaseOrder: string | null
  readonly startsOn: string
  readonly endsOn: string
  readonly netMinor: bigint
  readonly taxPercent: string | null
  readonly taxTreatment: string
  readonly metric: string | null
  /** How a quantity of the metric is read. */
  readonly display: Metric['display']
  readonly measuredQuantity: number
  readonly billedQuantity: number
  readonly eventCount: number
  readonly ledgerCode: string
}

export interface InvoiceTaxRow {
  readonly position: number
  readonly treatment: string
  readonly percent: string | null
  readonly baseMinor: bigint
  readonly amountMinor: bigint
  readonly reason: string
}

export interface InvoiceDetails extends InvoiceRow {
  readonly taxPointOn: string
  readonly startsOn: string
  readonly endsOn: string
  readonly regime: string
  readonly layout: string
  readonly hash: string
  readonly recordedAt: number
  readonly seller: JsonObject
  readonly buyer: JsonObject
  readonly lines: readonly InvoiceLineRow[]
  readonly taxes: readonly InvoiceTaxRow[]
  readonly entry: EntryRow | null
  /** What a wallet paid when it was issued. */
  readonly paidByWalletMinor: bigint
}

/** Lines that a page or an answer shows at most. */
const MAX_LINES = 2_000

/** An issued document with all that is sealed in it. Errors: E_ROW_NOT_FOUND, other companies' too. */
export default class FindInvoice {
  async execute(companyId: number, id: number, today: string): Promise<InvoiceDetails> {
    const client = db.connection()
    const [head] = await loadInvoiceRows(client, [id], { companyId, today })
    if (!head) throw new NotFoundException('invoice', id)

    const row = await client.from('documents').where({ id, company_id: companyId }).firstOrFail()
    return {
      ...head,
      taxPointOn: row.tax_point_on,
      startsOn: row.starts_on,
      endsOn: row.ends_on,
      regime: `${row.regime_code}@${row.regime_revision}`,
      layout: `${row.layout_code}@${row.layout_revision}`,
      hash: Buffer.from(row.hash).toString('hex'),
      recordedAt: Number(row.recorded_at),
      seller: JSON.parse(row.seller),
      buyer: JSON.parse(row.buyer),
      lines: await linesOf(client, id),
      taxes: await taxesOf(client, id),
      entry: await entryOfDocument(companyId, id),
      paidByWalletMinor: await paidByWallet(client, id),
    }
  }
}

async function linesOf(client: QueryClientContract, id: number): Promise<InvoiceLineRow[]> {
  const rows = await client
    .from('document_lines')
    .where('document_id', id)
    .orderBy('position')
    .limit(MAX_LINES)
  return rows.map((row) => ({
    position: Number(row.position),
    description: row.description,
    serviceId: row.service_id === null ? null : Number(row.service_id),
    serviceLabel: row.service_label,
    account:
      row.account_id === null
        ? null
        : { id: Number(row.account_id), number: row.account_number, name: row.account_name },
    purchaseOrder: row.purchase_order,
    startsOn: row.starts_on,
    endsOn: row.ends_on,
    netMinor: BigInt(row.net_minor),
    taxPercent: row.tax_percent,
    taxTreatment: row.tax_treatment,
    metric: row.metric,
    display: metricDisplay(row.metric),
    measuredQuantity: Number(row.measured_quantity),
    billedQuantity: Number(row.billed_quantity),
    eventCount: Number(row.event_count),
    ledgerCode: row.ledger_code,
  }))
}

async function taxesOf(client: QueryClientContract, id: number): Promise<InvoiceTaxRow[]> {
  const rows = await client.from('document_taxes').where('document_id', id).orderBy('position')
  return rows.map((row) => ({
    position: Number(row.position),
    treatment: row.treatment,
    percent: row.percent,
    baseMinor: BigInt(row.base_minor),
    amountMinor: BigInt(row.amount_minor),
    reason: row.reason,
  }))
}
