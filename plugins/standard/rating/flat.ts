import vine from '@vinejs/vine'
import { formatRational, multiplyRational, parseRational, rational } from '#sdk/decimal'
import { decimalText } from '#sdk/schema'
import type { Rational } from '#sdk/decimal'
import type { ObligationInput, Rater, RatingRule } from '#sdk/rating'
import { flatGolden } from '#plugins/standard/rating/golden/flat'
import {
  explainTimeDue,
  perField,
  PRICED_TIMES,
  timeDue,
  type PricedTime,
} from '#plugins/standard/rating/time_due'

export interface FlatTerms {
  /** Price of one whole period, or of a day or month of it, in major units of the plan's currency. */
  amount: string
  /** What the price is for; the period when it is left out. */
  per?: PricedTime
  /** Whether the subscribed quantity (seats, lines, flats) multiplies the price. */
  per_quantity: boolean
}

/**
 * A fixed price for each period, or for each day or month of it. Target: amount x quantity x what
 * is due of the priced time, exact; the core rounds it once to minor units.
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
      per: vine.enum(PRICED_TIMES).optional(),
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
      perField,
    ],
  },
  compile: (terms) => compileFlat(terms),
  describe: (terms, currency) => [
    {
      key: `standard.describe.${wordOf(terms)}`,
      values: { amount: terms.amount, currency },
    },
  ],
}

/** Which sentence says it: 'flat', 'flat_each', 'flat_month', 'flat_each_day' and their kin. */
function wordOf({ per_quantity: isEach, per = 'period' }: FlatTerms): string {
  return `flat${isEach ? '_each' : ''}${per === 'period' ? '' : `_${per}`}`
}

function compileFlat(terms: FlatTerms): Rater {
  const amount = parseRational(terms.amount)
  const per = terms.per ?? 'period'
  const whole = (obligation: ObligationInput): Rational =>
    terms.per_quantity ? multiplyRational(amount, rational(BigInt(obligation.quantity))) : amount
  return {
    rate(group, state, out) {
      for (let index = 0; index < group.obligations.length; index++) {
        const obligation = group.obligations[index]
        out.target(index, {
          amount: multiplyRational(whole(obligation), timeDue(obligation, per)),
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
        key: `standard.explain.${wordOf(terms)}`,
        values: { amount: terms.amount, quantity: input.quantity, currency: group.currency },
        amount: formatRational(price),
      }
      return { obligation, steps: [step, ...explainTimeDue(price, input, per)], items: [] }
    },
  }
}
