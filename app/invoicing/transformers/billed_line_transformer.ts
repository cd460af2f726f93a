import { BaseTransformer } from '@adonisjs/core/transformers'
import { moneyView } from '#app/database/transformers/money_view'
import type { BilledLine } from '#app/invoicing/queries/lines_of_subscription'

/** A line of a document where what it billed is shown. */
export default class BilledLineTransformer extends BaseTransformer<BilledLine> {
  toObject() {
    const { netMinor, currency } = this.resource
    return {
      ...this.pick(this.resource, ['position', 'documentId', 'number', 'issuedOn']),
      ...this.pick(this.resource, ['description', 'startsOn', 'endsOn']),
      net: moneyView(netMinor, currency),
    }
  }
}
