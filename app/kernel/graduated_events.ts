import type { Priced, PricedPart, TierTerms } from './pricing.js'
import { graduated } from './pricing.js'
import {
  addRational,
  compareRational,
  divideRational,
  isZeroRational,
  maximumRational,
  minimumRational,
  multiplyRational,
  subtractRational,
  sumRational,
  ZERO,
  type Rational,
} from './rational.js'

/** A change of a quantity (seats) and the share of it that the rest of the period counts for. */
export type ProratedEvent = { readonly units: Rational; readonly prorated: Rational }

/**
 * Graduated price of a quantity that changes within the period. The running total of whole units
 * says which tiers an event reaches; its prorated units are spread over them in proportion, also
 * when units are given back. A tier's flat fee is paid whole once the running total enters it. A
 * total below zero costs nothing. Throws as `graduated` does.
 */
export function graduatedEvents(events: readonly ProratedEvent[], terms: TierTerms): Priced {
  const peak = peakOf(events)
  const entered = graduated(peak, terms)
  if (sumRational(events.map((event) => event.units)).numerator < 0n) {
    return { amount: ZERO, parts: [] }
  }
  const parts = entered.parts.map((part): PricedPart => {
    const quantity = proratedUnitsIn(part.tier, events, terms)
    const amount = addRational(multiplyRational(quantity, part.unit), part.flat)
    return { ...part, quantity, amount }
  })
  return { amount: sumRational(parts.map((part) => part.amount)), parts }
}

function peakOf(events: readonly ProratedEvent[]): Rational {
  let running = ZERO
  let peak = ZERO
  for (const { units } of events) {
    running = addRational(running, units)
    peak = maximumRational(peak, running)
  }
  return peak
}

function proratedUnitsIn(
  tier: number,
  events: readonly ProratedEvent[],
  { tiers }: TierTerms
): Rational {
  const bottom = tier === 0 ? ZERO : tiers[tier - 1].upTo
  const top = tiers[tier].upTo
  let before = ZERO
  let sum = ZERO
  for (const { units, prorated } of events) {
    const after = addRational(before, units)
    if (!isZeroRational(units) && bottom !== null) {
      const inTier = subtractRational(clamp(after, bottom, top), clamp(before, bottom, top))
      sum = addRational(sum, multiplyRational(prorated, divideRational(inTier, units)))
    }
    before = after
  }
  return sum
}

function clamp(value: Rational, bottom: Rational, top: Rational | null): Rational {
  const raised = maximumRational(value, bottom)
  return top === null || compareRational(raised, top) <= 0 ? raised : minimumRational(raised, top)
}
