import {
  addRational,
  multiplyRational,
  negateRational,
  rational,
  ZERO,
  type Rational,
} from '#sdk/decimal'
import type { ExplanationStep } from '#sdk/explanation'
import { graduated, type Tier } from '#sdk/pricing'
import { daysBetween } from '#sdk/time'
import { pricedSteps } from '#plugins/standard/rating/explain_quantity'
import type { Piece } from '#plugins/standard/rating/source_terms'

/**
 * Units in each of the spans that begin at some days. What lies in several is shared by its days;
 * what lies before the first or behind the last is in that one.
 */
export function spreadPieces(pieces: readonly Piece[], cuts: readonly string[]): Rational[] {
  const units = cuts.map(() => ZERO)
  const indexOf = (day: string) =>
    Math.max(
      0,
      cuts.findLastIndex((cut) => cut <= day)
    )
  for (const piece of pieces) {
    let from = piece.startsOn
    while (from < piece.endsOn) {
      const index = indexOf(from)
      const next = cuts[index + 1]
      const to = next !== undefined && next < piece.endsOn ? next : piece.endsOn
      const share = rational(
        BigInt(daysBetween(from, to)),
        BigInt(daysBetween(piece.startsOn, piece.endsOn))
      )
      units[index] = addRational(units[index], multiplyRational(piece.units, share))
      from = to
    }
  }
  return units
}

/** A quantity priced by tiers, below zero at the same prices, with its steps. */
export function pricedSigned(
  units: Rational,
  tiers: readonly Tier[],
  currency: string
): { amount: Rational; steps: ExplanationStep[] } {
  const negative = units.numerator < 0n
  const priced = graduated(negative ? negateRational(units) : units, {
    ...{ tiers, zeroUsagePaysFlat: false },
  })
  const amount = negative ? negateRational(priced.amount) : priced.amount
  const steps = priced.parts.flatMap((part) => pricedSteps(part, { negative, currency }))
  return { amount, steps }
}
