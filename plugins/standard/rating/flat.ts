import vine from '@vinejs/vine'
import { formatRational, multiplyRational, parseRational, rational } from '#sdk/decimal'
import { decimalText } from '#sdk/schema'
import type { Rational } from '#sdk/decimal'
import type { ObligationInput, Rater, RatingRule } from '#sdk/rating'
import { flatGolden } from '#plugins/standard/rating/flat_golden'
import { prorate } from '#plugins/standard/rating/proration'

export interface FlatTerms {
  /** Price of one whole period, in major units of the plan's currency. */
  amount: string
  /** Whether the subscribed quantity (seats, lines, flats) multiplies the price. */
  per_quantity: boolean
}

/**
 * A fixed price for each period. Target: amount x quantity x fraction of the period, exact; the
 * core rounds it once to minor units.
 */
export const flatRule: RatingRule<FlatTerms, undefined> = {
  code: 'standard.flat',
  revision: 1,
  stage: 'charge',
  metrics: [],
  splitInvariant: false,
  golden: flatGolden,
  terms: {
    validator: vine.create({
      amount: decimalText(),
      per_quantity: vine.boolean(),
    }),
    fields: [
      { name: 'amount', label: 'standard.fields.amount', input: 'money', required: true },
      {
        name: 'per_quantity',
        label: 'standard.fields.per_quantity',
        hint: 'standard.hints.per_quantity',
        input: 'switch',
        required: true,
      },
    ],
  },
  compile: (terms) => compileFlat(terms),
  describe: (terms, currency) => [
    {
      key: terms.per_quantity ? 'standard.describe.flat_each' : 'standard.describe.flat',
      values: { amount: terms.amount, currency },
    },
  ],
}

function compileFlat(terms: FlatTerms): Rater {
  const amount = parseRational(terms.amount)
  const whole = (obligation: ObligationInput): Rational =>
    terms.per_quantity ? multiplyRational(amount, rational(BigInt(obligation.quantity))) : amount
  return {
    rate(group, state, out) {
      for (let index = 0; index < group.obligations.length; index++) {
        const obligation = group.obligations[index]
        out.target(index, {
          amount: multiplyRational(whole(obligation), obligation.fraction),
          quantity: obligation.quantity,
          billedQuantity: obligation.quantity,
          events: 0,
        })
      }
      return state
    },
    explain(group, _state, obligation) {
      const input = group.obligations[obligation]
      const price = whole(input)
      const step = {
        key: terms.per_quantity ? 'standard.explain.flat_each' : 'standard.explain.flat',
        values: { amount: terms.amount, quantity: input.quantity, currency: group.currency },
        amount: formatRational(price),
      }
      return { obligation, steps: [step, ...prorate(price, input)], items: [] }
    },
  }
}
