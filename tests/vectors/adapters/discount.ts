import { applyDiscounts, percentOf, type Discount, type DiscountOrder } from '#kernel/discount'
import {
  minimumRational,
  rationalFromMinor,
  rationalToMinor,
  subtractRational,
} from '#kernel/rational'
import type { AdapterSet, Fields } from '#tests/vectors/example'
import { currencyOf, exact, toMinor, toMoneyText } from '#tests/vectors/values'

/** Discounts and coupons. The order of coupons is the source's policy, named by the kind. */
export const discount: AdapterSet = {
  kinds: {
    discount_percent_rounding(input: Fields) {
      const currency = currencyOf(input)
      const price = exact(input.price)
      const minor = toMinor(percentOf(price, exact(input.percent_off)), currency)
      const final = subtractRational(price, rationalFromMinor(minor, currency))
      return {
        discount: toMoneyText(rationalFromMinor(minor, currency), currency),
        final: toMoneyText(final, currency),
      }
    },

    discount_fixed_rounding(input: Fields) {
      const currency = currencyOf(input)
      const price = exact(input.price)
      const taken = minimumRational(exact(input.amount_off), price)
      const result = applyDiscounts({
        lines: [toMinor(price, currency)],
        discounts: [{ kind: 'fixed', minor: toMinor(taken, currency) }],
        order: 'as_given',
        mode: 'half_up',
      })
      return {
        discount: toMoneyText(rationalFromMinor(result.discount, currency), currency),
        final: toMoneyText(rationalFromMinor(result.remaining[0], currency), currency),
      }
    },

    coupon_stack: (input: Fields) =>
      stack(input.subtotal_cents, input.coupons_in_application_order, 'as_given'),

    coupon_stack_percent_first: (input: Fields) =>
      stack(input.subtotal_cents, input.coupons_any_order, 'percent_then_fixed'),

    coupon_stack_fixed_first: (input: Fields) =>
      stack(input.subtotal_cents, input.coupons_any_order, 'fixed_then_percent'),

    discount_distribution({ lines_cents: lines, discount_cents: minor }: Fields) {
      const { remaining, steps } = applyDiscounts({
        lines: lines.map(BigInt),
        discounts: [{ kind: 'fixed', minor: BigInt(minor) }],
        order: 'as_given',
        mode: 'half_up',
      })
      return { taxable_cents: remaining, discount_cents: steps[0].lines }
    },
  },
}

function stack(subtotal: number, coupons: Fields[], order: DiscountOrder) {
  const result = applyDiscounts({
    lines: [BigInt(subtotal)],
    discounts: coupons.map(couponOf),
    order,
    mode: 'half_up',
  })
  return {
    discount_cents: result.discount,
    subtotal_after: result.remaining[0],
    coupons_used: result.steps.filter((step) => step.amount > 0n).length,
  }
}

/** A percentage, or an amount in cents or in the major unit. */
function couponOf(coupon: Fields): Discount {
  if (coupon.percent !== undefined) return { kind: 'percent', percent: exact(coupon.percent) }
  if (coupon.fixed_cents !== undefined) return { kind: 'fixed', minor: BigInt(coupon.fixed_cents) }
  return { kind: 'fixed', minor: rationalToMinor(exact(coupon.fixed), 'USD', 'half_up') }
}
