import { controllers } from '#generated/controllers'
import { apiRoute } from '#app/integrations/openapi/api_route'
import {
  couponAnswer,
  couponsAnswer,
  couponsQuery,
  redemptionAnswer,
  redemptionsAnswer,
  redemptionsQuery,
} from '#app/discounts/validators/discount_answers'
import {
  apiRedemptionValidator,
  couponValidator,
  redemptionEndValidator,
} from '#app/discounts/validators/discount_forms'

const { discounts } = controllers
const tag = 'Discounts'

apiRoute(
  {
    ...{ method: 'get', path: '/coupons', id: 'listCoupons', tag, scope: 'catalog.read' },
    summary: 'List coupons',
    description:
      'By code, 50 at a time. Give `after` of an answer as `after` to see the next page.',
    query: couponsQuery,
    answer: couponsAnswer,
  },
  [discounts.ApiCoupons, 'index']
)

apiRoute(
  {
    ...{ method: 'get', path: '/coupons/:id', id: 'showCoupon', tag, scope: 'catalog.read' },
    summary: 'Show one coupon with how often it was redeemed',
    answer: couponAnswer,
  },
  [discounts.ApiCoupons, 'show']
)

apiRoute(
  {
    ...{ method: 'post', path: '/coupons', id: 'createCoupon', tag, scope: 'catalog.write' },
    summary: 'Create a coupon',
    description: '`codes` is a text of codes, keys or tags with commas between them.',
    idempotent: true,
    body: { 'application/json': couponValidator },
    answer: couponAnswer,
  },
  [discounts.ApiCoupons, 'store']
)

apiRoute(
  {
    ...{ method: 'get', path: '/redemptions', id: 'listRedemptions', tag, scope: 'catalog.read' },
    summary: 'List redemptions of coupons, and what ended or withdrew them',
    description: 'Newest first, 50 at a time, of one coupon or one account when it is given.',
    query: redemptionsQuery,
    answer: redemptionsAnswer,
  },
  [discounts.ApiRedemptions, 'index']
)

apiRoute(
  {
    ...{ method: 'post', path: '/redemptions', id: 'redeemCoupon', tag },
    scope: 'subscriptions.write',
    summary: 'Apply a coupon to an account or to one of its subscriptions',
    description: 'What is refused names its field and what to do, as E_DISCOUNT_REFUSED.',
    idempotent: true,
    body: { 'application/json': apiRedemptionValidator },
    answer: redemptionAnswer,
  },
  [discounts.ApiRedemptions, 'store']
)

apiRoute(
  {
    ...{ method: 'post', path: '/redemptions/:id/end', id: 'endRedemption', tag },
    scope: 'subscriptions.write',
    summary: 'End a redemption on a day, or withdraw it',
    description: 'Withdrawn it is as if it had never been: what was taken off is billed.',
    idempotent: true,
    body: { 'application/json': redemptionEndValidator },
    answer: redemptionAnswer,
  },
  [discounts.ApiRedemptionEnds, 'store']
)
