import { Exception } from '@adonisjs/core/exceptions'
import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import type { InvoiceView, ItemisationView } from '#sdk/layout'
import { replayObligation } from '#app/billing/replay/replay_obligation'
import { shownAs } from '#app/invoicing/document_kinds'
import { paidByWallet } from '#app/invoicing/queries/paid_by_wallet'
import { pluginHost } from '#app/plugin_host/plugin_host'
import type { DocumentRequest } from '#app/rendering/compose_document'
import { isDocumentLocale, type PageSize } from '#app/rendering/locales'
import { pluginTexts } from '#app/rendering/plugin_texts'

type Row = Record<string, any>

/**
 * Everything that is drawn of one issued document: the sealed rows, and, where the layout itemises,
 * every event behind its lines, computed again from what the run saw.
 */
export async function loadDocumentRequest(
  client: QueryClientContract,
  companyId: number,
  documentId: number
): Promise<DocumentRequest> {
  const document = await client
    .from('documents')
    .where({ id: documentId, company_id: companyId })
    .first()
  if (!document) {
    throw new Exception('There is no such document', { code: 'E_ROW_NOT_FOUND', status: 404 })
  }
  const company = await client.from('companies').where('id', companyId).firstOrFail()
  const lines = await childrenOf(client, 'document_lines', documentId)
  const taxes = await childrenOf(client, 'document_taxes', documentId)
  const prepaidMinor = await paidByWallet(client, documentId)
  const layout = pluginHost().invoiceLayout(document.layout_code, document.layout_revision).layout
  const itemisation = layout.itemised ? await itemise(client, companyId, lines) : []
  const locale = isDocumentLocale(document.locale) ? document.locale : 'en'
  const texts = await pluginTexts(locale)
  return {
    view: {
      ...viewOf(document, lines, taxes, itemisation, (key) => texts.text(key)),
      ...(prepaidMinor > 0n && {
        prepaid: { minor: String(prepaidMinor), currency: document.currency },
      }),
    },
    layoutCode: document.layout_code,
    layoutRevision: Number(document.layout_revision),
    locale,
    pageSize: company.page_size as PageSize,
    branding: { logo: company.logo, colour: company.brand_colour },
  }
}

export function childrenOf(client: QueryClientContract, table: string, documentId: number) {
  return client.from(table).where('document_id', documentId).orderBy('position')
}

/** Usage lines only; parts of one obligation (a rate change within a period) are itemised once. */
async function itemise(
  client: QueryClientContract,
  companyId: number,
  lines: readonly Row[]
): Promise<ItemisationView[]> {
  const done = new Set<number>()
  const views: ItemisationView[] = []
  for (const line of lines) {
    const obligationId = Number(line.obligation_id)
    if (line.metric === null || done.has(obligationId)) continue
    done.add(obligationId)
    const seq = Number(line.obligation_seq)
    const { explanation } = await replayObligation(client, companyId, obligationId, seq)
    views.push({
      position: Number(line.position),
      serviceLabel: line.service_label,
      items: explanation.items,
      steps: explanation.steps,
    })
  }
  return views
}

export function viewOf(
  document: Row,
  lines: readonly Row[],
  taxes: readonly Row[],
  itemisation: readonly ItemisationView[],
  text: (key: string) => string
): InvoiceView {
  const { currency } = document
  const money = (minor: unknown) => ({ minor: String(minor), currency })
  const seller = JSON.parse(document.seller)
  const buyer = JSON.parse(document.buyer)
  return {
    kind: shownAs(document.kind),
    number: document.number,
    issuedOn: document.issued_on,
    taxPointOn: document.tax_point_on,
    dueOn: document.due_on,
    periodStartsOn: document.starts_on,
    periodEndsOn: document.ends_on,
    currency,
    timeZone: document.time_zone,
    seller: { ...partyOf(seller), bank: seller.bank, footer: footerOf(seller) },
    buyer: { ...partyOf(buyer), accountNumber: buyer.accountNumber },
    lines: lines.map((line) => lineOf(line, money)),
    taxes: taxes.map((tax) => ({
      treatment: tax.treatment,
      percent: tax.percent,
      base: money(tax.base_minor),
      amount: money(tax.amount_minor),
      note: tax.note === null ? null : text(tax.note),
    })),
    net: money(document.net_minor),
    tax: money(document.tax_minor),
    gross: money(document.gross_minor),
    paymentReference: document.number,
    notes: [],
    itemisation,
  }
}

function partyOf(party: Row) {
  const { name, lines, country, taxId, email } = party
  return { name, lines, country, taxId, email: email ?? null }
}

function footerOf(seller: Row): string[] {
  return [seller.name, ...seller.lines]
}

/** What lines stand under: whose they are where another account pays, the service, the order. */
function headingOf(line: Row): string | null {
  const { account_id: accountId, account_number: number, account_name: name } = line
  const parts = [
    ...(accountId === null ? [] : [`${number} ${name}`]),
    ...(line.service_label === null ? [] : [line.service_label]),
    ...(line.purchase_order === null ? [] : [`PO ${line.purchase_order}`]),
  ]
  return parts.length === 0 ? null : parts.join(' · ')
}

function lineOf(line: Row, money: (minor: unknown) => { minor: string; currency: string }) {
  return {
    position: Number(line.position),
    description: line.description,
    serviceLabel: headingOf(line),
    startsOn: line.starts_on,
    endsOn: line.ends_on,
    quantity: line.quantity,
    unit: line.unit,
    unitPrice: line.unit_price,
    baseQuantity: line.base_quantity,
    net: money(line.net_minor),
    taxPercent: line.tax_percent,
    taxTreatment: line.tax_treatment,
    measured:
      line.metric === null
        ? null
        : {
            metric: line.metric,
            quantity: Number(line.measured_quantity),
            billedQuantity: Number(line.billed_quantity),
            events: Number(line.event_count),
          },
    display: JSON.parse(line.display),
  }
}
