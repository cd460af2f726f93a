import {
  compareRational,
  maximumRational,
  minimumRational,
  subtractRational,
  ZERO,
  type Rational,
} from './rational.js'

/**
 * What is missing to the minimum of a period, its own line: zero when the amounts reach it, and
 * zero on every bill of the period but the last, because what comes later may still reach it.
 * `billed` is everything of the period, earlier bills included.
 */
export function minimumShortfall(input: {
  readonly minimum: Rational
  readonly billed: Rational
  readonly isFinal: boolean
}): Rational {
  if (!input.isFinal) return ZERO
  return maximumRational(subtractRational(input.minimum, input.billed), ZERO)
}

/**
 * How much of each amount lies above the maximum of a period, in order: the first amounts are kept
 * as long as there is room. Earlier bills of the period take room; they are never given back.
 * Amounts of zero or less are kept.
 */
export function excessOverMaximum(input: {
  readonly maximum: Rational
  readonly billedBefore: Rational
  readonly amounts: readonly Rational[]
}): Rational[] {
  let room = maximumRational(subtractRational(input.maximum, input.billedBefore), ZERO)
  return input.amounts.map((amount) => {
    if (compareRational(amount, ZERO) <= 0) return ZERO
    const kept = minimumRational(amount, room)
    room = subtractRational(room, kept)
    return subtractRational(amount, kept)
  })
}

/**
 * How much may be credited of something that was billed: never below zero, never more than what was
 * billed less what is already credited.
 */
export function creditable(input: {
  readonly wanted: Rational
  readonly billed: Rational
  readonly credited: Rational
}): Rational {
  const rest = maximumRational(subtractRational(input.billed, input.credited), ZERO)
  return maximumRational(minimumRational(input.wanted, rest), ZERO)
}

/**
 * Uses up credits, in the order given, on amounts, in the order given. used[amount][credit] is how
 * much of that credit paid that amount; the sum of a row never exceeds its amount, the sum of a
 * column never its credit.
 */
export function drawDown(
  amounts: readonly Rational[],
  credits: readonly Rational[]
): { readonly used: readonly (readonly Rational[])[]; readonly left: readonly Rational[] } {
  const left = [...credits]
  const used = amounts.map((amount) => {
    let open = maximumRational(amount, ZERO)
    return left.map((credit, index) => {
      const taken = minimumRational(open, credit)
      open = subtractRational(open, taken)
      left[index] = subtractRational(credit, taken)
      return taken
    })
  })
  return { used, left }
}
