export * from '../kernel/pricing.js'
export { fixedShares } from '../kernel/fixed_shares.js'
export { DISCOUNT_ORDERS, type DiscountLimit, type DiscountOrder } from '../kernel/discount.js'
