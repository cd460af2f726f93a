import vine from '@vinejs/vine'
import {
  formatRational,
  multiplyRational,
  parseRational,
  rationalFromMinor,
  rationalToMinor,
} from '#sdk/decimal'
import { decimalText } from '#sdk/schema'
import type { ObligationInput, Rater, RatingRule } from '#sdk/rating'
import {
  appliedReads,
  appliedTermsFields,
  appliedTermsSchema,
  type AppliedTerms,
} from '#plugins/standard/rating/applied_terms'
import { billedLines, sumOf } from '#plugins/standard/rating/billed_lines'

export interface CommitmentTerms extends AppliedTerms {
  /** What a whole period costs at least, in major units. */
  amount: string
}

/**
 * A minimum per period over many charges, and its true-up as a line of its own. Target: minimum x
 * fraction of the period in minor units, less the charges as they are billed, never below zero: with
 * the rounded lines it is the minimum to the last unit, also where the currency has none below 1.
 * What comes late brings the true-up down first.
 */
export const commitmentRule: RatingRule<CommitmentTerms, undefined> = {
  code: 'standard.commitment',
  revision: 1,
  stage: 'commitment',
  metrics: [],
  splitInvariant: false,
  terms: {
    validator: vine.create({ amount: decimalText({ above: '0' }), ...appliedTermsSchema }),
    fields: [
      { name: 'amount', label: 'standard.fields.minimum', input: 'money', required: true },
      ...appliedTermsFields,
    ],
  },
  reads: appliedReads,
  compile: (terms) => compileCommitment(terms),
  describe: ({ amount, applies_to: appliesTo, codes }, currency) => {
    const values = { amount, currency, codes: codes.join(', ') }
    return [
      { key: 'standard.describe.commitment', values },
      { key: `standard.describe.applies_to_${appliesTo}`, values },
    ]
  },
}

function compileCommitment({ amount }: CommitmentTerms): Rater {
  const trueUp = (obligation: ObligationInput, currency: string) => {
    const exact = multiplyRational(parseRational(amount), obligation.fraction)
    const due = rationalToMinor(exact, currency, 'half_up')
    const reached = sumOf(billedLines(obligation, currency, 'prorated'), ({ minor }) => minor)
    return { due, reached, counted: reached < due ? reached : due }
  }
  return {
    rate({ obligations, currency }, state, out) {
      for (const [index, obligation] of obligations.entries()) {
        const { due, counted } = trueUp(obligation, currency)
        const missing = rationalFromMinor(due - counted, currency)
        out.target(index, { amount: missing, quantity: 0, billedQuantity: 0, events: 0 })
      }
      return state
    },
    explain({ obligations, currency }, _state, obligation) {
      const { due, reached, counted } = trueUp(obligations[obligation], currency)
      const text = (minor: bigint) => formatRational(rationalFromMinor(minor, currency))
      const steps = [
        {
          key: 'standard.explain.minimum',
          values: { amount: text(due), currency },
          amount: text(due),
        },
        {
          key: 'standard.explain.reached',
          values: { amount: text(reached), currency },
          amount: text(-counted),
        },
      ]
      return { obligation, steps, items: [] }
    },
  }
}
