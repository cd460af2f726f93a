import vine from '@vinejs/vine'
import { formatRational, isZeroRational, rational, sumRational } from '#sdk/decimal'
import type { ExplanationStep } from '#sdk/explanation'
import type { CompileContext, Rater, RatingRule } from '#sdk/rating'
import { assertUsage } from '#plugins/standard/rating/assert_usage'
import { penaltiesOf, type DebtCost } from '#plugins/standard/rating/penalty_debts'
import {
  penaltyTermsFields,
  penaltyTermsSchema,
  type PenaltyTerms,
} from '#plugins/standard/rating/penalty_terms'
import { usedIn } from '#plugins/standard/rating/source_terms'
import { penaltyGolden } from '#plugins/standard/rating/golden/penalty'

/**
 * Interest on arrears, for each day that a debt is late, in steps of how late it is. Its usage are
 * movements: an event above zero falls due on its day and is late from the next, one below zero pays
 * the debt of the same dimension and lowers it from the next day. Open debts are the state of the
 * subscription, so a payment that comes to light later moves every period behind it.
 */
export const penaltyRule: RatingRule<PenaltyTerms, undefined> = {
  code: 'standard.penalty',
  revision: 1,
  stage: 'charge',
  metrics: 'any',
  splitInvariant: false,
  golden: penaltyGolden,
  terms: { validator: vine.create(penaltyTermsSchema), fields: penaltyTermsFields },
  stateOwner: () => 'subscription',
  compile: (terms, _facts, context) => compilePenalty(terms, context),
  describe: describePenalty,
}

function compilePenalty(terms: PenaltyTerms, context: CompileContext): Rater {
  assertUsage('standard.penalty', context)
  return {
    rate(group, state, out) {
      const { costs, closing } = penaltiesOf(terms, group, state)
      const used = usedIn(group)
      for (const [index, debts] of costs.entries()) {
        const amount = sumRational(debts.map((debt) => debt.amount))
        const display = { debts: debts.map((debt) => displayOf(terms, debt)) }
        out.target(index, { amount, ...used[index], billedQuantity: 0, display })
      }
      return closing
    },
    explain(group, state, obligation) {
      const { costs } = penaltiesOf(terms, group, state)
      const steps = costs[obligation].map((debt) => debtStep(terms, debt, group.currency))
      return { obligation, steps, items: [] }
    },
  }
}

function linesOf(terms: PenaltyTerms, { spans }: DebtCost) {
  return spans.map(({ startsOn, endsOn, days, balance, percent, share, isPaused, amount }) => ({
    ...{ starts_on: startsOn, ends_on: endsOn, days, percent, share, paused: isPaused },
    balance: formatRational(rational(BigInt(balance), BigInt(terms.unit_quantity))),
    amount: formatRational(amount),
  }))
}

function displayOf(terms: PenaltyTerms, debt: DebtCost) {
  const { id, capped } = debt
  return { id, lines: linesOf(terms, debt), capped: formatRational(capped) }
}

function debtStep(terms: PenaltyTerms, debt: DebtCost, currency: string): ExplanationStep {
  const { id, capped } = debt
  const lines = linesOf(terms, debt).map(({ amount, paused, ...line }) => ({
    key: `standard.explain.${paused ? 'late_paused' : 'late'}`,
    values: { ...line, currency },
    amount,
  }))
  const limit = {
    key: 'standard.explain.late_capped',
    values: { percent: terms.maximum_percent },
    amount: formatRational(capped),
  }
  const children = isZeroRational(capped) ? lines : [...lines, limit]
  return {
    key: 'standard.explain.debt',
    values: { id },
    amount: formatRational(debt.amount),
    children,
  }
}

function describePenalty(terms: PenaltyTerms) {
  const { rates, steps, rate_maximum: most, maximum_percent: limit, pauses } = terms
  return [
    { key: 'standard.describe.penalty' },
    ...rates.map(({ from, percent }) => ({
      key: `standard.describe.rate${from === null ? '' : '_from'}`,
      values: { from, percent },
    })),
    ...(most === null
      ? []
      : [{ key: 'standard.describe.rate_maximum', values: { percent: most } }]),
    ...steps.map(({ up_to: upTo, share }, index) => ({
      key: `standard.describe.late_step${upTo === null ? '_open' : ''}`,
      values: { from: (steps[index - 1]?.up_to ?? 0) + 1, up_to: upTo, share },
    })),
    ...pauses.map(({ from, to }) => ({ key: 'standard.describe.pause', values: { from, to } })),
    ...(limit === null
      ? []
      : [{ key: 'standard.describe.maximum_percent', values: { percent: limit } }]),
  ]
}
