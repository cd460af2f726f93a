import type { DocumentContent } from '#sdk/documents'
import type { DraftBody, DraftLine, DraftTax } from '#app/invoicing/draft'

/** A draft as plugins see it; money is minor units as text. */
export function contentOfDraft(body: DraftBody): DocumentContent {
  const money = (minor: string) => ({ minor, currency: body.currency })
  const buyer = partyOf(body.buyer)
  return {
    kind: body.kind,
    currency: body.currency,
    timeZone: body.timeZone,
    locale: body.locale,
    startsOn: body.startsOn,
    endsOn: body.endsOn,
    seller: partyOf(body.seller),
    buyer: { ...buyer, accountNumber: String(body.buyer.accountNumber) },
    lines: body.lines.map((line) => lineOf(line, money)),
    taxes: body.taxes.map((tax) => taxOf(tax, money)),
    net: money(body.netMinor),
    tax: money(body.taxMinor),
    gross: money(body.grossMinor),
  }
}

type Money = (minor: string) => { readonly minor: string; readonly currency: string }

function partyOf(party: DraftBody['buyer']) {
  const { name, lines, country, taxId, email = null } = party as Record<string, any>
  return { name, lines, country, taxId, email }
}

function lineOf(line: DraftLine, money: Money) {
  const { position, description, serviceLabel, startsOn, endsOn, quantity, unit } = line
  const { unitPrice, baseQuantity, taxPercent, taxTreatment, display } = line
  const measured =
    line.metric === null
      ? null
      : {
          metric: line.metric,
          quantity: line.measuredQuantity,
          billedQuantity: line.billedQuantity,
          events: line.eventCount,
        }
  const triple = { quantity, unit, unitPrice, baseQuantity }
  const head = { position, description, serviceLabel, startsOn, endsOn }
  return {
    ...head,
    ...triple,
    ...{ net: money(line.netMinor), taxPercent, taxTreatment, measured, display },
  }
}

function taxOf({ treatment, percent, baseMinor, amountMinor, note }: DraftTax, money: Money) {
  return { treatment, percent, base: money(baseMinor), amount: money(amountMinor), note }
}
