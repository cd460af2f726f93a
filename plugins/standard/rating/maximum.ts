import vine from '@vinejs/vine'
import {
  compareRational,
  formatRational,
  minimumRational,
  multiplyRational,
  negateRational,
  parseRational,
  subtractRational,
  sumRational,
  ZERO,
  type Rational,
} from '#sdk/decimal'
import { decimalText } from '#sdk/schema'
import type { ObligationInput, Rater, RatingRule, TargetPart } from '#sdk/rating'
import { maximumGolden } from '#plugins/standard/rating/golden/maximum'
import {
  amountsRead,
  readingTermsFields,
  readingTermsSchema,
  readsOf,
  type ReadingTerms,
} from '#plugins/standard/rating/reading_terms'

export interface MaximumTerms extends ReadingTerms {
  /** What a whole period costs at most, in major units. */
  amount: string
}

/**
 * What goes beyond a maximum of the period, taken off again. Target: maximum x fraction of the
 * period, less the charges with a tag and what was taken off them, never above zero. What is billed
 * first is kept; the later amounts lose what has no room.
 */
export const maximumRule: RatingRule<MaximumTerms, undefined> = {
  code: 'standard.maximum',
  revision: 1,
  stage: 'limits',
  metrics: [],
  splitInvariant: false,
  golden: maximumGolden,
  terms: {
    validator: vine.create({ amount: decimalText({ minimum: '0' }), ...readingTermsSchema }),
    fields: [
      { name: 'amount', label: 'standard.fields.maximum', input: 'money', required: true },
      ...readingTermsFields,
    ],
  },
  reads: readsOf,
  compile: (terms) => compileMaximum(terms),
  describe: (terms, currency) => [
    {
      key: 'standard.describe.maximum',
      values: { amount: terms.amount, currency, tag: terms.reads_tag },
    },
  ],
}

function compileMaximum(terms: MaximumTerms): Rater {
  const amount = parseRational(terms.amount)
  const excess = (obligation: ObligationInput) => {
    const due = multiplyRational(amount, obligation.fraction)
    const read = amountsRead(obligation)
    const reached = sumRational(read.map((part) => part.amount))
    const over = subtractRational(reached, due)
    return { due, read, reached, over: compareRational(over, ZERO) > 0 ? over : ZERO }
  }
  return {
    rate(group, state, out) {
      for (const [index, obligation] of group.obligations.entries()) {
        const { read, over } = excess(obligation)
        const target = { quantity: 0, billedQuantity: 0, events: 0, parts: takenOff(read, over) }
        out.target(index, { ...target, amount: negateRational(over) })
      }
      return state
    },
    explain(group, _state, obligation) {
      const { due, reached, over } = excess(group.obligations[obligation])
      const { currency } = group
      const step = {
        key: 'standard.explain.maximum',
        values: { amount: formatRational(due), reached: formatRational(reached), currency },
        amount: formatRational(negateRational(over)),
      }
      return { obligation, steps: [step], items: [] }
    },
  }
}

/** Each amount loses what has no room, the latest first, within its own days and rate of tax. */
function takenOff(read: readonly TargetPart[], over: Rational): TargetPart[] {
  let left = over
  const latestFirst = read.toSorted((one, other) => {
    return one.startsOn < other.startsOn ? -1 : Number(one.startsOn > other.startsOn)
  })
  return latestFirst.reverse().flatMap(({ startsOn, endsOn, amount }) => {
    if (compareRational(amount, ZERO) <= 0 || compareRational(left, ZERO) === 0) return []
    const taken = minimumRational(amount, left)
    left = subtractRational(left, taken)
    return [{ startsOn, endsOn, amount: negateRational(taken) }]
  })
}
