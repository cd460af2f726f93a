import { BaseTransformer } from '@adonisjs/core/transformers'
import type { MovedSubscriptionRow } from '#app/billing/queries/list_moved_subscriptions'

export default class MovedSubscriptionTransformer extends BaseTransformer<MovedSubscriptionRow> {
  toObject() {
    return {
      ...this.pick(this.resource, ['id', 'subscriptionId', 'service', 'effectiveOn']),
      ...this.pick(this.resource, ['state', 'reason']),
      account: this.pick(this.resource.account, ['id', 'number', 'name']),
    }
  }
}
