import { BaseTransformer } from '@adonisjs/core/transformers'
import type { SubscriptionRow } from '#app/subscriptions/queries/list_subscriptions'

export default class SubscriptionTransformer extends BaseTransformer<SubscriptionRow> {
  toObject() {
    const { account, service, plan } = this.resource
    return {
      ...this.pick(this.resource, ['id', 'state', 'quantity', 'startsOn', 'endsOn']),
      account: this.pick(account, ['id', 'number', 'name']),
      service: service && this.pick(service, ['id', 'label']),
      plan: this.pick(plan, ['id', 'name', 'version']),
    }
  }
}
