import { BaseTransformer } from '@adonisjs/core/transformers'
import { moneyView } from '#app/database/transformers/money_view'
import type { CouponRow } from '#app/discounts/queries/list_coupons'

export default class CouponTransformer extends BaseTransformer<CouponRow> {
  toObject() {
    const { amountMinor, currency, codes } = this.resource
    return {
      ...this.pick(this.resource, ['id', 'code', 'name', 'state', 'kind', 'percent', 'appliesTo']),
      ...this.pick(this.resource, ['duration', 'periods', 'proration', 'rest', 'validFrom']),
      ...this.pick(this.resource, ['validTo', 'effectEndsOn', 'maxRedemptions', 'maxPerCustomer']),
      ...this.pick(this.resource, ['stackable', 'redeemed']),
      codes: [...codes],
      amount: amountMinor === null ? null : moneyView(amountMinor, currency!),
    }
  }
}
