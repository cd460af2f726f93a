import vine from '@vinejs/vine'
import {
  divideRational,
  formatRational,
  multiplyRational,
  negateRational,
  parseRational,
  rational,
  type Rational,
} from '#sdk/decimal'
import { decimalText } from '#sdk/schema'
import type { ObligationInput, Rater, RatingRule } from '#sdk/rating'
import {
  amountRead,
  amountsRead,
  readingTermsFields,
  readingTermsSchema,
  readsOf,
  type ReadingTerms,
} from '#plugins/standard/rating/reading_terms'
import { percentOffGolden } from '#plugins/standard/rating/golden/percent_off'

export interface PercentOffTerms extends ReadingTerms {
  /** Percent of the charges read, 0 to 100. */
  percent: string
}

const HUNDRED = rational(100n)

/** A discount in percent of the charges with a tag. Target: minus percent x their sum, exact. */
export const percentOffRule: RatingRule<PercentOffTerms, undefined> = {
  code: 'standard.percent_off',
  revision: 1,
  stage: 'discount',
  metrics: [],
  splitInvariant: false,
  golden: percentOffGolden,
  terms: {
    validator: vine.create({
      percent: decimalText({ above: '0', maximum: '100' }),
      ...readingTermsSchema,
    }),
    fields: [
      { name: 'percent', label: 'standard.fields.percent', input: 'decimal', required: true },
      ...readingTermsFields,
    ],
  },
  reads: readsOf,
  compile: (terms) => compilePercentOff(terms),
  describe: (terms) => [
    {
      key: 'standard.describe.percent_off',
      values: { percent: terms.percent, tag: terms.reads_tag },
    },
  ],
}

function compilePercentOff(terms: PercentOffTerms): Rater {
  const share = divideRational(parseRational(terms.percent), HUNDRED)
  const less = (amount: Rational) => negateRational(multiplyRational(amount, share))
  const off = (obligation: ObligationInput) => {
    const base = amountRead(obligation)
    return { base, amount: less(base) }
  }
  return {
    rate(group, state, out) {
      for (const [index, obligation] of group.obligations.entries()) {
        const { amount } = off(obligation)
        // Each charge is discounted within its own days, and so at its own rate of tax.
        const parts = amountsRead(obligation).map((part) => ({
          ...part,
          amount: less(part.amount),
        }))
        out.target(index, { amount, quantity: 0, billedQuantity: 0, events: 0, parts })
      }
      return state
    },
    explain(group, _state, obligation) {
      const { base, amount } = off(group.obligations[obligation])
      const { currency } = group
      const step = {
        key: 'standard.explain.percent_off',
        values: { percent: terms.percent, amount: formatRational(base), currency },
        amount: formatRational(amount),
      }
      return { obligation, steps: [step], items: [] }
    },
  }
}
