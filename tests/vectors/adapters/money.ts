import { multiplyRational, rationalFromMinor, subtractRational } from '#kernel/rational'
import { sumMoney, money as moneyOf, moneyToDecimalText } from '#kernel/money'
import type { AdapterSet, Fields } from '#tests/vectors/example'
import { currencyOf, exact, toMinor, toMoneyText } from '#tests/vectors/values'

/** Exact amounts to currency digits, half away from zero; each line once, then the sum. */
export const money: AdapterSet = {
  kinds: {
    round_currency(input: Fields) {
      return { rounded: toMoneyText(exact(input.amount), currencyOf(input)) }
    },

    round_usage(input: Fields) {
      const amount = multiplyRational(exact(input.quantity), exact(input.unit_price))
      return { amount: toMoneyText(amount, currencyOf(input)) }
    },

    round_lines_then_sum(input: Fields) {
      const currency = currencyOf(input)
      const lines: unknown[] = input.lines ?? Array.from({ length: input.repeat }, () => input.line)
      const rounded = lines.map((line) => moneyOf(toMinor(exact(line), currency), currency))
      return { subtotal: moneyToDecimalText(sumMoney(rounded, currency)) }
    },

    commitment_trueup_rounding(input: Fields) {
      const currency = currencyOf(input)
      const used = rationalFromMinor(toMinor(exact(input.used), currency), currency)
      return { trueup: toMoneyText(subtractRational(exact(input.commitment), used), currency) }
    },

    wallet_topup_rounding(input: Fields) {
      const amount = multiplyRational(exact(input.granted_credits), exact(input.rate))
      const text = toMoneyText(amount, currencyOf(input))
      return { credit_amount: text, balance: text }
    },
  },
}
