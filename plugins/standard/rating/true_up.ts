import vine from '@vinejs/vine'
import {
  addRational,
  compareRational,
  formatRational,
  isZeroRational,
  negateRational,
  parseRational,
  subtractRational,
  sumRational,
  ZERO,
  type Rational,
} from '#sdk/decimal'
import type { ExplanationStep } from '#sdk/explanation'
import { graduated, type Priced, type Tier } from '#sdk/pricing'
import type { Accumulators, ObligationInput, Rater, RatingGroup, RatingRule } from '#sdk/rating'
import { pricedSteps } from '#plugins/standard/rating/explain_quantity'
import { amountsRead, readsOf } from '#plugins/standard/rating/reading_terms'
import { endsMonth, inOrder } from '#plugins/standard/rating/settling'
import { compileTiers } from '#plugins/standard/rating/tier_terms'
import {
  describeTrueUp,
  trueUpFields,
  trueUpSchema,
  type TrueUpTerms,
} from '#plugins/standard/rating/true_up_terms'
import { trueUpGolden } from '#plugins/standard/rating/golden/true_up'

/** Revision of the state's shape: what was charged and measured since the last settlement. */
const STATE_SCHEMA = 1

/**
 * The difference between what was charged on account and what is owed, when a span ends. What is
 * owed is the measured quantity of the whole span, priced once; without one, lines of their own say
 * it, and what was charged on account is given back against them.
 */
export const trueUpRule: RatingRule<TrueUpTerms, undefined> = {
  code: 'standard.true_up',
  revision: 1,
  stage: 'limits',
  metrics: [],
  splitInvariant: false,
  golden: trueUpGolden,
  terms: { validator: vine.create(trueUpSchema), fields: trueUpFields },
  reads: (terms) => [
    ...readsOf(terms),
    ...(terms.owed === null ? [] : [{ kind: 'quantity', code: terms.owed.code } as const]),
  ],
  stateOwner: () => 'subscription',
  compile: (terms) => compileTrueUp(terms),
  describe: describeTrueUp,
}

interface Span {
  readonly charged: Rational
  readonly measured: Rational
}

interface Settlement extends Span {
  readonly isSettled: boolean
  readonly owed: Priced
  readonly negative: boolean
  readonly difference: Rational
  /** The difference, or nothing when it is carried on or the span goes on. */
  readonly amount: Rational
}

function compileTrueUp(terms: TrueUpTerms): Rater {
  const tiers = terms.owed === null ? null : compileTiers(terms.owed.tiers)
  return {
    rate(group, state, out) {
      const { settlements, closing } = settleAll(terms, tiers, group, state)
      for (const [index, { amount, charged, isSettled }] of settlements.entries()) {
        const display = { charged: formatRational(charged), settled: isSettled }
        out.target(index, { amount, quantity: 0, billedQuantity: 0, events: 0, display })
      }
      return closing
    },
    explain(group, state, obligation) {
      const { settlements } = settleAll(terms, tiers, group, state)
      return { obligation, steps: stepsOf(settlements[obligation], group.currency), items: [] }
    },
  }
}

function settleAll(
  terms: TrueUpTerms,
  tiers: readonly Tier[] | null,
  group: RatingGroup,
  state: Accumulators
): { settlements: Settlement[]; closing: Accumulators } {
  let open = spanOf(state)
  const settlements = new Array<Settlement>(group.obligations.length)
  for (const index of inOrder(group.obligations)) {
    const obligation = group.obligations[index]
    const span = withReads(open, obligation)
    const month = terms.true_up_month
    const isSettled = month === null || endsMonth(month, obligation)
    const settlement = settle(terms, tiers, span, isSettled)
    settlements[index] = settlement
    open = nextSpan(span, settlement)
  }
  const values = { charged: formatRational(open.charged), measured: formatRational(open.measured) }
  return { settlements, closing: { schema: STATE_SCHEMA, values } }
}

function settle(
  terms: TrueUpTerms,
  tiers: readonly Tier[] | null,
  span: Span,
  isSettled: boolean
): Settlement {
  const negative = span.measured.numerator < 0n
  const units = negative ? negateRational(span.measured) : span.measured
  const owed = tiers === null ? { amount: ZERO, parts: [] } : graduated(units, { tiers })
  const whole = negative ? negateRational(owed.amount) : owed.amount
  const difference = subtractRational(whole, span.charged)
  const size = difference.numerator < 0n ? negateRational(difference) : difference
  const isSmall = compareRational(size, parseRational(terms.carry_below)) < 0
  const amount = isSettled && !isSmall ? difference : ZERO
  return { ...span, isSettled, owed, negative, difference, amount }
}

/** A small difference is carried on as if so much less, or more, had been charged. */
function nextSpan(span: Span, { isSettled, difference, amount }: Settlement): Span {
  if (!isSettled) return span
  const carried = negateRational(subtractRational(difference, amount))
  return { charged: carried, measured: ZERO }
}

function withReads({ charged, measured }: Span, obligation: ObligationInput): Span {
  const { reads = [] } = obligation
  const charges = { ...obligation, reads: reads.filter(({ kind }) => kind === 'charge') }
  const quantities = reads.filter(({ kind }) => kind === 'quantity').map(({ value }) => value)
  return {
    charged: addRational(charged, sumRational(amountsRead(charges).map(({ amount }) => amount))),
    measured: addRational(measured, sumRational(quantities)),
  }
}

function spanOf({ schema, values }: Accumulators): Span {
  if (schema !== STATE_SCHEMA) return { charged: ZERO, measured: ZERO }
  const { charged, measured } = values as { charged: string; measured: string }
  return { charged: parseRational(charged), measured: parseRational(measured) }
}

function stepsOf(settlement: Settlement, currency: string): ExplanationStep[] {
  const { isSettled, owed, negative, charged, difference, amount } = settlement
  const values = { charged: formatRational(charged), currency }
  if (!isSettled) return [{ key: 'standard.explain.not_settled', values }]
  const steps: ExplanationStep[] = [
    ...owed.parts.flatMap((part) => pricedSteps(part, { negative, currency })),
    {
      key: 'standard.explain.charged_before',
      values,
      amount: formatRational(negateRational(charged)),
    },
  ]
  const carried = subtractRational(amount, difference)
  if (isZeroRational(carried)) return steps
  const less = { difference: formatRational(difference), currency }
  const key = 'standard.explain.carried_on'
  return [...steps, { key, values: less, amount: formatRational(carried) }]
}
