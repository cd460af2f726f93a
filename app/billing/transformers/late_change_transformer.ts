import { BaseTransformer } from '@adonisjs/core/transformers'
import type { LateChangeRow } from '#app/billing/queries/list_late_changes'

export default class LateChangeTransformer extends BaseTransformer<LateChangeRow> {
  toObject() {
    const { account } = this.resource
    return {
      ...this.pick(this.resource, ['id', 'cause', 'subscriptionId', 'serviceLabel', 'chargeKey']),
      ...this.pick(this.resource, ['chargeName', 'startsOn', 'endsOn', 'sinceAt']),
      account: { ...account },
    }
  }
}
