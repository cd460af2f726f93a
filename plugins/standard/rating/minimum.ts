import vine from '@vinejs/vine'
import {
  compareRational,
  formatRational,
  multiplyRational,
  negateRational,
  parseRational,
  subtractRational,
  sumRational,
  ZERO,
  type Rational,
} from '#sdk/decimal'
import { decimalText } from '#sdk/schema'
import type { ObligationInput, Rater, RatingGroup, RatingRule } from '#sdk/rating'
import {
  amountRead,
  byDay,
  readingTermsFields,
  readingTermsSchema,
  readsOf,
  type ReadingTerms,
} from '#plugins/standard/rating/reading_terms'
import { minimumGolden, minimumOfPeriodGolden } from '#plugins/standard/rating/golden/minimum'

export interface MinimumTerms extends ReadingTerms {
  /** What a whole period costs at least, in major units. */
  amount: string
}

type MinimumRule = RatingRule<MinimumTerms, undefined>

const common: Omit<MinimumRule, 'revision' | 'compile'> = {
  code: 'standard.minimum',
  stage: 'commitment',
  metrics: [],
  splitInvariant: false,
  terms: {
    validator: vine.create({ amount: decimalText({ minimum: '0' }), ...readingTermsSchema }),
    fields: [
      { name: 'amount', label: 'standard.fields.minimum', input: 'money', required: true },
      ...readingTermsFields,
    ],
  },
  reads: readsOf,
  describe: (terms, currency) => [
    {
      key: 'standard.describe.minimum',
      values: { amount: terms.amount, currency, tag: terms.reads_tag },
    },
  ],
}

/**
 * What is missing to a minimum of the period. Target: minimum x fraction of the period, less the
 * charges with a tag, never below zero. What comes later brings the missing part down again. Each
 * part of a period that a change of the subscription makes has a minimum of its own.
 */
export const minimumRuleOfParts: MinimumRule = {
  ...common,
  revision: 1,
  golden: minimumGolden,
  compile: (terms) =>
    compileMinimum(terms, ({ obligations }, due) => obligations.map(missingTo(due))),
}

/** One minimum for all parts of the period: what is missing to it belongs to the last part. */
export const minimumRule: MinimumRule = {
  ...common,
  revision: 2,
  readsAlone: true,
  golden: [...minimumGolden, ...minimumOfPeriodGolden],
  stateOwner: () => 'subscription',
  compile: (terms) => compileMinimum(terms, missingOfPeriod),
}

interface Missing {
  readonly due: Rational
  readonly reached: Rational
  readonly rest: Rational
}
type DueOf = (obligation: ObligationInput) => Rational

function compileMinimum(
  terms: MinimumTerms,
  missingOf: (group: RatingGroup, due: DueOf) => Missing[]
): Rater {
  const amount = parseRational(terms.amount)
  const due: DueOf = ({ fraction }) => multiplyRational(amount, fraction)
  return {
    rate(group, state, out) {
      for (const [index, { rest }] of missingOf(group, due).entries()) {
        out.target(index, { amount: rest, quantity: 0, billedQuantity: 0, events: 0 })
      }
      return state
    },
    explain(group, _state, obligation) {
      const one = missingOf(group, due)[obligation]
      const isReached = compareRational(one.rest, ZERO) === 0
      const counted = isReached ? one.due : one.reached
      return {
        obligation,
        steps: stepsOf(group.currency, one.due, one.reached, counted),
        items: [],
      }
    },
  }
}

function missingTo(due: DueOf): (obligation: ObligationInput) => Missing {
  return (obligation) => missing(due(obligation), amountRead(obligation))
}

function missing(due: Rational, reached: Rational): Missing {
  const rest = subtractRational(due, reached)
  return { due, reached, rest: compareRational(rest, ZERO) > 0 ? rest : ZERO }
}

function missingOfPeriod({ obligations }: RatingGroup, due: DueOf): Missing[] {
  const last = obligations.toSorted(byDay).at(-1)
  const all = sumRational(obligations.map(due))
  const reached = sumRational(obligations.map(amountRead))
  return obligations.map((obligation) => {
    return obligation === last ? missing(all, reached) : missing(ZERO, ZERO)
  })
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
