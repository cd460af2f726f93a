import { fraction, plus, rounded, times, type Fraction } from '#tests/support/model/fraction'

/** What examples are worked out with: plain, exact, and written apart from the kernel. */

/** A price or a percentage as it is written, exactly. */
export function exact(text: string): Fraction {
  const [whole, digits = ''] = text.split('.')
  return fraction(BigInt(whole + digits), 10n ** BigInt(digits.length))
}

export interface Tier {
  /** Inclusive; null for the rest. */
  readonly upTo: number | null
  readonly price: string
  readonly fee: string
}

/** Each unit at the price of its own tier, and the fee of each tier that is reached; in major units. */
export function graduated(tiers: readonly Tier[], used: number): Fraction {
  let [sum, below] = [fraction(0), 0]
  for (const { upTo, price, fee } of tiers) {
    if (used <= below) break
    const within = Math.min(used, upTo ?? used) - below
    sum = plus(plus(sum, times(fraction(within), exact(price))), exact(fee))
    below = upTo ?? used
  }
  return sum
}

/** All units at the price of the tier that is reached, and its fee. */
export function volume(tiers: readonly Tier[], used: number): Fraction {
  if (used === 0) return fraction(0)
  const { price, fee } = tiers.find(({ upTo }) => upTo === null || used <= upTo)!
  return plus(times(fraction(used), exact(price)), exact(fee))
}

/** Every package begun beyond what is free. */
export function packages(size: number, price: string, free: number, used: number): Fraction {
  const begun = Math.ceil(Math.max(0, used - free) / size)
  return times(fraction(begun), exact(price))
}

/** Major units as minor ones of a currency with so many digits. */
export const minor = (amount: Fraction, digits = 2) =>
  rounded(times(amount, fraction(10n ** BigInt(digits))))

export const percentOf = (percent: string, cents: number) =>
  rounded(times(times(fraction(cents), exact(percent)), fraction(1, 100)))

export const daysOf = (cents: number, days: number, of: number) =>
  rounded(fraction(BigInt(cents) * BigInt(days), of))

/** A whole number by weights: whole parts first, what is left to the largest remainders in their order. */
export function shared(total: number, weights: readonly number[]): number[] {
  if (total < 0) return shared(-total, weights).map((part) => 0 - part)
  const sum = BigInt(weights.reduce((left, right) => left + right, 0))
  const exactParts = weights.map((weight) => BigInt(total) * BigInt(weight))
  const parts = exactParts.map((part) => Number(part / sum))
  const rests = exactParts.map((part, index) => ({ index, rest: part % sum }))
  rests.sort((left, right) => Number(right.rest - left.rest) || left.index - right.index)
  const missing = total - parts.reduce((left, right) => left + right, 0)
  for (const { index } of rests.slice(0, missing)) parts[index] += 1
  return parts
}

/** What a document says: day, net, tax. */
export type Said = readonly [issuedOn: string, net: number, tax: number]

/** A document of amounts by percent of tax, which is taken of the sum of each percentage. */
export function said(issuedOn: string, ...amounts: readonly (readonly [string, number])[]): Said {
  const bases = new Map<string, number>()
  for (const [percent, cents] of amounts) bases.set(percent, (bases.get(percent) ?? 0) + cents)
  let [net, tax] = [0, 0]
  for (const [percent, base] of bases) {
    net += base
    tax += percentOf(percent, base)
  }
  return [issuedOn, net, tax]
}
