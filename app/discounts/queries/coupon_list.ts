import { reference, type ListDefinition } from '#app/database/paging/list_definition'

export const couponList: ListDefinition = {
  table: 'coupons',
  id: 'id',
  sorts: { code: { column: 'code', kind: 'text' } },
  defaultSort: 'code',
  filters: {
    code: {
      kind: 'text',
      apply(query, text) {
        const prefix = text.toUpperCase()
        query.where('coupons.code', '>=', prefix).where('coupons.code', '<', `${prefix}~`)
      },
    },
  },
}

export const redemptionList: ListDefinition = {
  table: 'coupon_redemptions',
  id: 'id',
  sorts: { id: { column: 'id', kind: 'integer' } },
  defaultSort: '-id',
  filters: {
    coupon: reference('coupon_redemptions.coupon_id'),
    account: reference('coupon_redemptions.account_id'),
  },
}
