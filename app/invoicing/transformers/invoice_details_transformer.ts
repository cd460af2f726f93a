import { BaseTransformer } from '@adonisjs/core/transformers'
import type { JsonObject } from '#sdk/json'
import { moneyView } from '#app/database/transformers/money_view'
import type { InvoiceDetails } from '#app/invoicing/queries/find_invoice'
import InvoiceTransformer from '#app/invoicing/transformers/invoice_transformer'

/** One issued document with its lines and taxes, as it is sealed. */
export default class InvoiceDetailsTransformer extends BaseTransformer<InvoiceDetails> {
  toObject() {
    const { currency, lines, taxes, seller, buyer, paidByWalletMinor } = this.resource
    return {
      ...new InvoiceTransformer(this.resource).toObject(),
      ...this.pick(this.resource, [
        'taxPointOn',
        'startsOn',
        'endsOn',
        'regime',
        'layout',
        'hash',
        'recordedAt',
      ]),
      paidByWallet: moneyView(paidByWalletMinor, currency),
      seller: partyOf(seller),
      buyer: partyOf(buyer),
      lines: lines.map(({ netMinor, ...line }) => ({
        ...line,
        net: moneyView(netMinor, currency),
      })),
      taxes: taxes.map(({ baseMinor, amountMinor, ...tax }) => ({
        ...tax,
        base: moneyView(baseMinor, currency),
        amount: moneyView(amountMinor, currency),
      })),
    }
  }
}

function partyOf(party: JsonObject) {
  const lines = Array.isArray(party.lines) ? party.lines.map(String) : []
  return {
    name: String(party.name ?? ''),
    lines,
    taxId: party.taxId === null || party.taxId === undefined ? null : String(party.taxId),
  }
}
