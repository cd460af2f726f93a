import vine from '@vinejs/vine'
import { formatRational, rationalFromMinor, rationalToMinor } from '#sdk/decimal'
import type { ExplanationStep } from '#sdk/explanation'
import type { JsonObject } from '#sdk/json'
import {
  NO_ACCUMULATORS,
  type Accumulators,
  type ObligationInput,
  type RatedTarget,
  type Rater,
  type RatingGroup,
  type RatingRule,
} from '#sdk/rating'
import { appliedReads } from '#plugins/standard/rating/applied_terms'
import { sumOf } from '#plugins/standard/rating/billed_lines'
import {
  discountTermsFields,
  discountTermsSchema,
  type DiscountTerms,
} from '#plugins/standard/rating/discount_terms'
import { amountOfPeriod, takeOff, type Taken } from '#plugins/standard/rating/discount_shares'

/**
 * A fixed amount or a percentage off other charges, in whole minor units and never more than what
 * discounts before it have left. Target: minus what is taken off, with a part for each charge, so
 * that it is taxed as that charge is.
 */
export const discountRule: RatingRule<DiscountTerms, undefined> = {
  code: 'standard.discount',
  revision: 1,
  stage: 'discount',
  metrics: [],
  splitInvariant: false,
  terms: { validator: vine.create(discountTermsSchema), fields: discountTermsFields },
  reads: appliedReads,
  stateOwner: (terms) => (hasState(terms) ? 'subscription' : null),
  discount: ({ kind, applies_to: appliesTo, taken_off: takenOff }) => ({
    kind,
    limitedTo: appliesTo === 'metric' || appliesTo === 'plan' ? appliesTo : 'none',
    keepsIssued: kind === 'fixed' && takenOff === 'together',
  }),
  compile: (terms) => compileDiscount(terms),
  describe: ({ kind, amount = '', percent = '', applies_to: appliesTo, codes }, currency) => {
    const values: JsonObject = { amount, percent, currency, codes: codes.join(', ') }
    return [
      { key: `standard.describe.discount_${kind}`, values },
      { key: `standard.describe.applies_to_${appliesTo}`, values },
    ]
  },
}

/** Counted periods, and what is carried from one to the next, minor units as text. */
interface DiscountState {
  readonly periods: number
  readonly left: string
}

function hasState({ periods, rest }: DiscountTerms): boolean {
  return periods !== undefined || rest === 'carried'
}

function stateOf(state: Accumulators): DiscountState {
  return state === NO_ACCUMULATORS || state.schema === 0
    ? { periods: 0, left: '0' }
    : (state.values as unknown as DiscountState)
}

function compileDiscount(terms: DiscountTerms): Rater {
  return {
    rate(group, state, out) {
      const { taken, leftMinor } = takeAll(terms, group, state)
      for (const [index, one] of taken.entries()) out.target(index, targetOf(one, group.currency))
      if (!hasState(terms)) return state
      const left = terms.rest === 'carried' ? String(leftMinor) : '0'
      return { schema: 1, values: { periods: stateOf(state).periods + 1, left } }
    },
    explain(group, state, obligation) {
      const taken = takeAll(terms, group, state).taken[obligation]
      const { discountOrder } = group.obligations[obligation]
      const steps = [
        ...(discountOrder === undefined
          ? []
          : [{ key: `standard.explain.order_${discountOrder}` }]),
        ...stepsOf(terms, taken, group.currency),
      ]
      return { obligation, steps, items: [] }
    },
  }
}

/** What each obligation takes; days first, because what one leaves of a carried amount the next may use. */
function takeAll(
  terms: DiscountTerms,
  { obligations, currency }: RatingGroup,
  state: Accumulators
): { readonly taken: readonly Taken[]; readonly leftMinor: bigint } {
  const { periods, left } = stateOf(state)
  const isGranted = terms.periods === undefined || periods < terms.periods
  const taken: Taken[] = []
  let leftMinor = BigInt(left)
  const inOrder = [...obligations.keys()].sort((one, other) =>
    obligations[one].startsOn < obligations[other].startsOn ? -1 : one - other
  )
  for (const index of inOrder) {
    const obligation = obligations[index]
    const grantedMinor =
      terms.kind === 'fixed' && isGranted ? amountOfPeriod(terms, obligation, currency) : 0n
    const there = grantedMinor + (terms.rest === 'carried' ? leftMinor : 0n)
    const one = takeOff(terms, obligation, currency, usable(terms, obligation, currency, there))
    taken[index] = terms.kind === 'percent' && !isGranted ? nothingOf(one) : one
    leftMinor = there - taken[index].takenMinor
  }
  return { taken, leftMinor }
}

/** What a settled period left was carried on to the next: charges that come late do not draw on it. */
function usable(
  { rest }: DiscountTerms,
  { issued }: ObligationInput,
  currency: string,
  thereMinor: bigint
): bigint {
  if (rest !== 'carried' || issued === undefined) return thereMinor
  const issuedMinor = sumOf(issued, ({ amount }) => -rationalToMinor(amount, currency, 'half_up'))
  return issuedMinor < thereMinor ? issuedMinor : thereMinor
}

function nothingOf(taken: Taken): Taken {
  return { ...taken, shares: taken.shares.map(() => 0n), takenMinor: 0n }
}

function targetOf({ lines, shares, takenMinor }: Taken, currency: string): RatedTarget {
  const parts = lines.flatMap(({ of, startsOn, endsOn, taxCategory }, index) => {
    if (shares[index] === 0n) return []
    const amount = rationalFromMinor(-shares[index], currency)
    return [{ startsOn, endsOn, of, amount, ...(taxCategory !== undefined && { taxCategory }) }]
  })
  return {
    amount: rationalFromMinor(-takenMinor, currency),
    quantity: 0,
    billedQuantity: 0,
    events: 0,
    ...(parts.length > 0 && { parts }),
  }
}

function stepsOf(terms: DiscountTerms, taken: Taken, currency: string): ExplanationStep[] {
  const text = (minor: bigint) => formatRational(rationalFromMinor(minor, currency))
  const before = sumOf(taken.lines, ({ reductionMinor }) => reductionMinor)
  const left = text(sumOf(taken.lines, ({ leftMinor }) => leftMinor))
  const said = (key: string, values: JsonObject) => ({
    key: `standard.explain.discount_${key}`,
    values: { ...values, currency },
  })
  const available = text(taken.availableMinor ?? 0n)
  return [
    said('base', { amount: text(sumOf(taken.lines, ({ minor }) => minor)) }),
    ...(before === 0n ? [] : [said('before', { amount: text(before) })]),
    {
      ...said(terms.kind, { percent: terms.percent ?? '', available, amount: left }),
      amount: text(-taken.takenMinor),
    },
  ]
}
