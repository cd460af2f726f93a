import { creditable, drawDown } from '#kernel/commitment'
import { graduated } from '#kernel/pricing'
import {
  isZeroRational,
  multiplyRational,
  rational,
  subtractRational,
  sumRational,
  type Rational,
} from '#kernel/rational'
import { computeTax } from '#kernel/taxation'
import type { AdapterSet, Example, Fields } from '#tests/vectors/example'
import { tiersOf, zeroUsagePaysFlat } from '#tests/vectors/tiers'
import { currencyOf, exact, toMoneyText } from '#tests/vectors/values'

/** Credits, wallets and what they may be used for. */
export const commitment: AdapterSet = {
  kinds: {
    credit_cap: (input: Fields) => ({
      credit: creditable({
        wanted: exact(input.potential_credit),
        billed: exact(input.original_paid),
        credited: exact(input.previous_credits),
      }),
    }),

    credit_allocation_to_lines(input: Fields, example: Example) {
      const { parts } = graduated(exact(input.quantity), {
        tiers: tiersOf(input.tiers),
        zeroUsagePaysFlat: zeroUsagePaysFlat(example),
      })
      const amounts = parts.map((part) => part.amount)
      const { used } = drawDown(amounts, input.credits_in_order.map(exact))
      return {
        credits: used.map((row) => row.filter((credit) => !isZeroRational(credit))),
        line_totals: amounts.map((amount, line) =>
          subtractRational(amount, sumRational(used[line]))
        ),
      }
    },

    /** Prepaid credit pays the gross amount of each invoice while it lasts. */
    wallet_drawdown(input: Fields) {
      const currency = currencyOf(input)
      const gross = input.sequence.map((entry: Fields) =>
        rational(taxed([exact(entry.net)], entry.tax_percent, currency).gross, 100n)
      )
      const wallet = exact(input.wallet)
      const { used } = drawDown(gross, [wallet])
      const due = gross.map((amount: Rational, index: number) =>
        subtractRational(amount, used[index][0])
      )
      const balances = used.map((_, index) =>
        subtractRational(wallet, sumRational(used.slice(0, index + 1).map(([taken]) => taken)))
      )
      return { gross, amount_due: due, balances }
    },

    /** Prepaid credit is applied to the rounded total, never to the sum of exact fees. */
    wallet_cap_rounding(input: Fields) {
      const currency = currencyOf(input)
      const fees: Rational[] = input.fees.flatMap((fee: Fields) =>
        Array.from({ length: fee.count ?? 1 }, () => rational(BigInt(fee.cents), 100n))
      )
      const result = taxed(fees, input.tax_percent, currency)
      return {
        fees_cents: result.net,
        tax_cents: result.tax,
        total_cents: result.gross,
        prepaid_applied_max: result.gross,
        total: toMoneyText(rational(result.gross, 100n), currency),
      }
    },
  },
}

function taxed(amounts: readonly Rational[], percent: unknown, currency: string) {
  const rate = multiplyRational(exact(percent), rational(1n, 100n))
  return computeTax({
    lines: amounts.map((amount) => ({ amount, taxes: [{ group: 'tax', rate }] })),
    currency,
    level: 'group',
    mode: 'half_up',
    inclusive: false,
  })
}
