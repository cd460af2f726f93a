import { BaseTransformer } from '@adonisjs/core/transformers'
import { moneyView } from '#app/database/transformers/money_view'
import type { InvoiceRow } from '#app/invoicing/queries/list_invoices'

/** An issued document as lists, pages and programs see its head. */
export default class InvoiceTransformer extends BaseTransformer<InvoiceRow> {
  toObject() {
    const { currency, netMinor, taxMinor, grossMinor, openMinor, ...invoice } = this.resource
    return {
      ...this.pick(invoice, ['id', 'kind', 'number', 'state', 'issuedOn', 'dueOn', 'runId']),
      net: moneyView(netMinor, currency),
      tax: moneyView(taxMinor, currency),
      gross: moneyView(grossMinor, currency),
      open: moneyView(openMinor, currency),
      account: this.pick(invoice.account, ['id', 'number', 'name']),
      customer: this.pick(invoice.customer, ['id', 'number', 'name']),
    }
  }
}
