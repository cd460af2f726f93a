import { BaseTransformer } from '@adonisjs/core/transformers'
import { moneyView } from '#app/database/transformers/money_view'
import type { CommitmentRow } from '#app/discounts/queries/list_commitments'

export default class CommitmentTransformer extends BaseTransformer<CommitmentRow> {
  toObject() {
    const { amountMinor, currency, codes } = this.resource
    return {
      ...this.pick(this.resource, ['id', 'subscriptionId', 'appliesTo', 'periodUnit']),
      ...this.pick(this.resource, ['periodCount', 'startsOn', 'endsOn']),
      codes: [...codes],
      amount: moneyView(amountMinor, currency),
    }
  }
}
