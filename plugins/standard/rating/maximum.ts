import vine from '@vinejs/vine'
import {
  addRational,
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
import type { ObligationInput, Rater, RatingGroup, RatingRule, TargetPart } from '#sdk/rating'
import { maximumGolden } from '#plugins/standard/rating/golden/maximum'
import {
  amountsRead,
  byDay,
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
 * first is kept; the later amounts lose what has no room. A change of the subscription parts the
 * period, not its maximum.
 */
export const maximumRule: RatingRule<MaximumTerms, undefined> = {
  code: 'standard.maximum',
  revision: 1,
  stage: 'limits',
  metrics: [],
  splitInvariant: false,
  readsAlone: true,
  golden: maximumGolden,
  terms: {
    validator: vine.create({ amount: decimalText({ minimum: '0' }), ...readingTermsSchema }),
    fields: [
      { name: 'amount', label: 'standard.fields.maximum', input: 'money', required: true },
      ...readingTermsFields,
    ],
  },
  reads: readsOf,
  stateOwner: () => 'subscription',
  compile: (terms) => compileMaximum(terms),
  describe: (terms, currency) => [
    {
      key: 'standard.describe.maximum',
      values: { amount: terms.amount, currency, tag: terms.reads_tag },
    },
  ],
}

interface Excess {
  readonly due: Rational
  readonly read: readonly TargetPart[]
  readonly reached: Rational
  readonly over: Rational
}

function compileMaximum(terms: MaximumTerms): Rater {
  const amount = parseRational(terms.amount)
  return {
    rate(group, state, out) {
      for (const [index, { read, over }] of excessOf(group, amount).entries()) {
        const target = { quantity: 0, billedQuantity: 0, events: 0, parts: takenOff(read, over) }
        out.target(index, { ...target, amount: negateRational(over) })
      }
      return state
    },
    explain(group, _state, obligation) {
      const { due, reached, over } = excessOf(group, amount)[obligation]
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

/**
 * One maximum for all parts of the period, in their order: what the earlier parts have reached is
 * counted, and what they have taken off already is not taken off again.
 */
function excessOf({ obligations }: RatingGroup, amount: Rational): Excess[] {
  const due = sumRational(obligations.map(({ fraction }) => multiplyRational(amount, fraction)))
  const excess = new Map<ObligationInput, Excess>()
  let reached = ZERO
  let taken = ZERO
  for (const obligation of obligations.toSorted(byDay)) {
    const read = amountsRead(obligation)
    reached = addRational(reached, sumRational(read.map((part) => part.amount)))
    const beyond = subtractRational(subtractRational(reached, due), taken)
    const over = compareRational(beyond, ZERO) > 0 ? beyond : ZERO
    taken = addRational(taken, over)
    excess.set(obligation, { due, read, reached, over })
  }
  return obligations.map((obligation) => excess.get(obligation)!)
}

/** Each amount loses what has no room, the latest first, within its own days and rate of tax. */
function takenOff(read: readonly TargetPart[], over: Rational): TargetPart[] {
  let left = over
  const latestFirst = read.toSorted(byDay).reverse()
  return latestFirst.flatMap(({ startsOn, endsOn, amount }) => {
    if (compareRational(amount, ZERO) <= 0 || compareRational(left, ZERO) === 0) return []
    const taken = minimumRational(amount, left)
    left = subtractRational(left, taken)
    return [{ startsOn, endsOn, amount: negateRational(taken) }]
  })
}
