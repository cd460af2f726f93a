import vine from '@vinejs/vine'
import {
  compareRational,
  divideRational,
  formatRational,
  isZeroRational,
  multiplyRational,
  negateRational,
  ONE,
  parseRational,
  rational,
  subtractRational,
  sumRational,
  type Rational,
} from '#sdk/decimal'
import type { ExplanationStep } from '#sdk/explanation'
import type { ObligationInput, Rater, RatingRule } from '#sdk/rating'
import {
  benefitTermsFields,
  benefitTermsSchema,
  describeBenefit,
  type BenefitTerms,
} from '#plugins/standard/rating/benefit_terms'
import { amountsRead, readsOf } from '#plugins/standard/rating/reading_terms'
import { benefitGolden } from '#plugins/standard/rating/golden/benefit'

/**
 * What another payer takes over of the charges with a tag: a percentage of them, of as much of them
 * as a norm allows, up to an amount. Target: the relief, below zero. The payer's own charge reads
 * this one by its key.
 */
export const benefitRule: RatingRule<BenefitTerms, undefined> = {
  code: 'standard.benefit',
  revision: 1,
  stage: 'benefit',
  metrics: [],
  splitInvariant: false,
  golden: benefitGolden,
  terms: { validator: vine.create(benefitTermsSchema), fields: benefitTermsFields },
  reads: (terms) => [
    ...readsOf(terms),
    ...(terms.norm === null ? [] : [{ kind: 'quantity', code: terms.norm.code } as const]),
  ],
  compile: (terms) => compileBenefit(terms),
  describe: describeBenefit,
}

interface Relief {
  /** What is read, and the share of it that the norm allows. */
  readonly base: Rational
  readonly share: Rational
  readonly measured: Rational
  readonly allowed: Rational
  /** Before and after the limit, both below zero. */
  readonly uncapped: Rational
  readonly amount: Rational
}

function compileBenefit(terms: BenefitTerms): Rater {
  const percent = divideRational(parseRational(terms.percent), rational(100n))
  const most = terms.maximum === null ? null : parseRational(terms.maximum)
  const reliefOf = (obligation: ObligationInput): Relief => {
    const base = sumRational(amountsRead(chargesOf(obligation)).map(({ amount }) => amount))
    const norm = normShare(terms, obligation)
    const uncapped = negateRational(multiplyRational(base, multiplyRational(percent, norm.share)))
    const cap = most === null ? null : negateRational(multiplyRational(most, obligation.fraction))
    const isAbove = cap !== null && compareRational(uncapped, cap) < 0
    return { base, ...norm, uncapped, amount: isAbove ? cap : uncapped }
  }
  return {
    rate(group, state, out) {
      for (const [index, obligation] of group.obligations.entries()) {
        const { base, amount } = reliefOf(obligation)
        // Each charge is relieved within its own days, and so at its own rate of tax.
        const share = isZeroRational(base) ? base : divideRational(amount, base)
        const parts = amountsRead(chargesOf(obligation)).map((part) => ({
          ...part,
          amount: multiplyRational(part.amount, share),
        }))
        const none = { quantity: 0, billedQuantity: 0, events: 0 }
        out.target(index, { amount, ...none, ...(!isZeroRational(base) && { parts }) })
      }
      return state
    },
    explain(group, _state, obligation) {
      const relief = reliefOf(group.obligations[obligation])
      return { obligation, steps: stepsOf(terms, relief, group.currency), items: [] }
    },
  }
}

function chargesOf(obligation: ObligationInput): ObligationInput {
  return { ...obligation, reads: obligation.reads?.filter(({ kind }) => kind === 'charge') }
}

/** Of what was measured, the share that the norm allows; all of it without a norm. */
function normShare({ norm }: BenefitTerms, { reads = [], quantity, fraction }: ObligationInput) {
  const values = reads.flatMap(({ kind, value }) => (kind === 'quantity' ? [value] : []))
  const measured = sumRational(values)
  if (norm === null) return { measured, allowed: measured, share: ONE }
  const count = norm.per_quantity ? rational(BigInt(quantity)) : ONE
  const allowed = multiplyRational(multiplyRational(parseRational(norm.amount), count), fraction)
  const isWithin = compareRational(measured, allowed) <= 0
  return { measured, allowed, share: isWithin ? ONE : divideRational(allowed, measured) }
}

function stepsOf(terms: BenefitTerms, relief: Relief, currency: string): ExplanationStep[] {
  const { base, share, measured, allowed, uncapped, amount } = relief
  const values = { percent: terms.percent, amount: formatRational(base), currency }
  const steps: ExplanationStep[] = []
  if (terms.norm !== null) {
    const norm = { measured, allowed, share }
    steps.push({
      key: 'standard.explain.norm',
      values: Object.fromEntries(
        Object.entries(norm).map(([name, value]) => [name, formatRational(value)])
      ),
    })
  }
  steps.push({
    key: 'standard.explain.benefit',
    values: { ...values, share: formatRational(share) },
    amount: formatRational(uncapped),
  })
  const over = subtractRational(amount, uncapped)
  if (isZeroRational(over)) return steps
  const limit = { maximum: formatRational(negateRational(amount)), currency }
  const cut = {
    key: 'standard.explain.benefit_maximum',
    values: limit,
    amount: formatRational(over),
  }
  return [...steps, cut]
}
