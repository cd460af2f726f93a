import { BaseTransformer } from '@adonisjs/core/transformers'
import type { RedemptionRow } from '#app/discounts/queries/list_redemptions'

export default class RedemptionTransformer extends BaseTransformer<RedemptionRow> {
  toObject() {
    const { coupon, account } = this.resource
    return {
      ...this.pick(this.resource, ['id', 'kind', 'appliesToId', 'startsOn', 'endsOn']),
      ...this.pick(this.resource, ['isEndable', 'reason', 'actor', 'recordedAt']),
      coupon: this.pick(coupon, ['id', 'code', 'name']),
      account: this.pick(account, ['id', 'number', 'name']),
    }
  }
}
