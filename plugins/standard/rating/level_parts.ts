import {
  addRational,
  divideRational,
  isZeroRational,
  maximumRational,
  multiplyRational,
  subtractRational,
  ZERO,
  type Rational,
} from '#sdk/decimal'
import {
  graduated,
  type Priced,
  type PricedPart,
  type ProratedEvent,
  type TierTerms,
} from '#sdk/pricing'
import type { ObligationInput } from '#sdk/rating'

/**
 * The subscribed quantities of the parts of a period, each for its share of it: a tier's fee is paid
 * once, by the part that enters it first.
 */
export function priceLevels(
  obligations: readonly ObligationInput[],
  unitsOf: (obligation: ObligationInput) => Rational,
  terms: TierTerms
): Priced[] {
  const paid = new Set<number>()
  const priced = new Map<ObligationInput, Priced>()
  const inOrder = obligations.toSorted((one, other) => one.startsAt - other.startsAt)
  for (const obligation of inOrder) {
    const parts = graduated(unitsOf(obligation), terms).parts.map((part): PricedPart => {
      const quantity = multiplyRational(part.quantity, obligation.fraction)
      const flat = paid.has(part.tier) ? ZERO : part.flat
      const amount = addRational(multiplyRational(quantity, part.unit), flat)
      return { ...part, quantity, flat, amount }
    })
    for (const { tier } of parts) paid.add(tier)
    const amount = parts.reduce((sum, part) => addRational(sum, part.amount), ZERO)
    priced.set(obligation, { amount, parts })
  }
  return obligations.map((obligation) => priced.get(obligation)!)
}

/**
 * What is reached with each change of a level, as `graduatedEvents` prices all of them: its weighted
 * units at the prices of the tiers it lies in, and the fees of the tiers entered for the first time.
 */
export function reachedByChange(changes: readonly ProratedEvent[], terms: TierTerms): Rational[] {
  let level = ZERO
  let reached = ZERO
  const entered = new Set<number>()
  return changes.map(({ units, prorated }) => {
    const before = partsAt(level, terms)
    level = addRational(level, units)
    const after = partsAt(level, terms)
    const weight = isZeroRational(units) ? ZERO : divideRational(prorated, units)
    for (const [tier, { unit, flat }] of terms.tiers.entries()) {
      const now = after.find((part) => part.tier === tier)
      const then = before.find((part) => part.tier === tier)
      const moved = subtractRational(now?.quantity ?? ZERO, then?.quantity ?? ZERO)
      reached = addRational(reached, multiplyRational(multiplyRational(moved, weight), unit))
      if (now === undefined || entered.has(tier)) continue
      entered.add(tier)
      reached = addRational(reached, flat)
    }
    return reached
  })
}

/** Fees are counted apart, so no usage has no parts here. */
function partsAt(level: Rational, { tiers }: TierTerms): readonly PricedPart[] {
  return graduated(maximumRational(level, ZERO), { tiers, zeroUsagePaysFlat: false }).parts
}
