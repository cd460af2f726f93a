import { applyDiscounts, type Discount } from '#kernel/discount'
import {
  formatRational,
  isZeroRational,
  multiplyRational,
  rational,
  rationalFromMinor,
  ZERO,
  type Rational,
} from '#kernel/rational'
import { computeTax, type Taxed } from '#kernel/taxation'
import type { AdapterSet, Fields } from '#tests/vectors/example'
import { currencyOf, exact, toMoneyText } from '#tests/vectors/values'

/** Taxes of lines and documents, each line's tax rounded half away from zero. */
export const taxation: AdapterSet = {
  kinds: {
    tax_rounding(input: Fields) {
      const currency = currencyOf(input)
      const { tax } = taxed(
        [{ amount: exact(input.taxable), rate: fraction(input.rate_percent) }],
        currency
      )
      return { tax: toMoneyText(rationalFromMinor(tax, currency), currency) }
    },

    tax_lines(input: Fields) {
      const isUntaxed = input.exempt === true || input.reverse_charge === true
      const lines: Fields[] =
        input.lines ?? input.lines_cents.map((value: number) => ({ cents: value }))
      const result = taxed(
        lines.map((line) => {
          const rate = line.line_rate ?? line.rate ?? input.customer_rate ?? input.rate ?? 0
          return { amount: cents(line.cents), rate: isUntaxed ? ZERO : exact(rate) }
        })
      )
      return {
        tax_cents: result.lines.map((line) => line.gross - line.net),
        groups: result.groups.length,
        total_tax: result.tax,
        total: result.gross,
      }
    },

    /** Coupons come off the lines before tax. */
    invoice_tax_after_coupon(input: Fields) {
      const { remaining, steps } = applyDiscounts({
        lines: input.fees.map((fee: Fields) => BigInt(fee.cents)),
        discounts: [couponOf(input)],
        order: 'as_given',
        mode: 'half_up',
      })
      const result = taxed(
        remaining.map((minor, index) => ({
          amount: rational(minor, 100n),
          rate: fraction(input.fees[index].tax),
        }))
      )
      return {
        fee_coupon_cents: steps[0].lines,
        fee_tax_cents: result.lines.map((line) => line.gross - line.net),
        subtotal_excl_tax: result.net,
        tax_total: result.tax,
        total: result.gross,
      }
    },

    tax_inclusive_price(input: Fields) {
      const line = { amount: cents(input.price_cents), rate: fraction(input.tax_percent) }
      const { net, tax, gross } = taxed([line], 'EUR', input.includes_tax === true)
      return { invoice_cents: gross, net_cents: net, tax_cents: tax }
    },
  },
}

function taxed(
  lines: readonly { amount: Rational; rate: Rational }[],
  currency = 'EUR',
  inclusive = false
): Taxed {
  return computeTax({
    lines: lines.map(({ amount, rate }) => ({
      amount,
      taxes: isZeroRational(rate) ? [] : [{ group: formatRational(rate), rate }],
    })),
    currency,
    level: 'line',
    mode: 'half_up',
    inclusive,
  })
}

function couponOf(input: Fields): Discount {
  return input.coupon_percent === undefined
    ? { kind: 'fixed', minor: BigInt(input.coupon_fixed_cents) }
    : { kind: 'percent', percent: exact(input.coupon_percent) }
}

function cents(value: unknown): Rational {
  return multiplyRational(exact(value), rational(1n, 100n))
}

function fraction(percent: unknown): Rational {
  return multiplyRational(exact(percent), rational(1n, 100n))
}
