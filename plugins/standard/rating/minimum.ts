import vine from '@vinejs/vine'
import {
  compareRational,
  formatRational,
  multiplyRational,
  negateRational,
  parseRational,
  subtractRational,
  ZERO,
  type Rational,
} from '#sdk/decimal'
import { decimalText } from '#sdk/schema'
import type { ObligationInput, Rater, RatingRule } from '#sdk/rating'
import {
  amountRead,
  readingTermsFields,
  readingTermsSchema,
  readsOf,
  type ReadingTerms,
} from '#plugins/standard/rating/reading_terms'
import { minimumGolden } from '#plugins/standard/rating/golden/minimum'

export interface MinimumTerms extends ReadingTerms {
  /** What a whole period costs at least, in major units. */
  amount: string
}

/**
 * What is missing to a minimum of the period. Target: minimum x fraction of the period, less the
 * charges with a tag, never below zero. What comes later brings the missing part down again.
 */
export const minimumRule: RatingRule<MinimumTerms, undefined> = {
  code: 'standard.minimum',
  revision: 1,
  stage: 'commitment',
  metrics: [],
  splitInvariant: false,
  golden: minimumGolden,
  terms: {
    validator: vine.create({ amount: decimalText({ minimum: '0' }), ...readingTermsSchema }),
    fields: [
      { name: 'amount', label: 'standard.fields.minimum', input: 'money', required: true },
      ...readingTermsFields,
    ],
  },
  reads: readsOf,
  compile: (terms) => compileMinimum(terms),
  describe: (terms, currency) => [
    {
      key: 'standard.describe.minimum',
      values: { amount: terms.amount, currency, tag: terms.reads_tag },
    },
  ],
}

function compileMinimum(terms: MinimumTerms): Rater {
  const amount = parseRational(terms.amount)
  const missing = (obligation: ObligationInput) => {
    const due = multiplyRational(amount, obligation.fraction)
    const reached = amountRead(obligation)
    const rest = subtractRational(due, reached)
    return { due, reached, rest: compareRational(rest, ZERO) > 0 ? rest : ZERO }
  }
  return {
    rate(group, state, out) {
      for (const [index, obligation] of group.obligations.entries()) {
        const { rest } = missing(obligation)
        out.target(index, { amount: rest, quantity: 0, billedQuantity: 0, events: 0 })
      }
      return state
    },
    explain(group, _state, obligation) {
      const { due, reached, rest } = missing(group.obligations[obligation])
      const isReached = compareRational(rest, ZERO) === 0
      const counted = isReached ? due : reached
      return { obligation, steps: stepsOf(group.currency, due, reached, counted), items: [] }
    },
  }
}

/** Minimum less what counts towards it: all of it when the minimum is reached. */
function stepsOf(currency: string, due: Rational, reached: Rational, counted: Rational) {
  return [
    {
      key: 'standard.explain.minimum',
      values: { amount: formatRational(due), currency },
      amount: formatRational(due),
    },
    {
      key: 'standard.explain.reached',
      values: { amount: formatRational(reached), currency },
      amount: formatRational(negateRational(counted)),
    },
  ]
}
