import { KernelError } from './errors.js'
import {
  addRational,
  ceilRational,
  compareRational,
  divideRational,
  isZeroRational,
  minimumRational,
  multiplyRational,
  rational,
  subtractRational,
  sumRational,
  ZERO,
  type Rational,
} from './rational.js'

/**
 * One step of a tiered price. `upTo` is inclusive, null is open; quantities above the last bound
 * and up to this one belong here, so a decimal between two integer bounds (100.5 between 100 and
 * 101) belongs to the next tier. `unit` is the price of one unit, `flat` is paid once when the tier
 * is entered, `cap` is the most that the tier may cost. All amounts are exact, in major units.
 */
export type Tier = {
  readonly upTo: Rational | null
  readonly unit: Rational
  readonly flat: Rational
  readonly cap?: Rational | null
}

/**
 * A part of a price: `amount` = `quantity` x `unit` + `flat`, or the cap. `tier` is the tier's
 * index, 0 where there are none.
 */
export type PricedPart = {
  readonly tier: number
  readonly quantity: Rational
  readonly unit: Rational
  readonly flat: Rational
  readonly amount: Rational
}

/** An exact price and the parts it is the sum of. */
export type Priced = { readonly amount: Rational; readonly parts: readonly PricedPart[] }

export type TierTerms = {
  readonly tiers: readonly Tier[]
  /** Whether no usage at all pays the flat fee of the first tier. */
  readonly zeroUsagePaysFlat?: boolean
}

/** The price itself, whatever was used. */
export function flat(amount: Rational): Priced {
  return priced([part(0, ZERO, ZERO, amount)])
}

/** quantity x unit. Throws E_NEGATIVE_QUANTITY. */
export function perUnit(quantity: Rational, unit: Rational): Priced {
  assertQuantity(quantity)
  return priced([part(0, quantity, unit, ZERO)])
}

/**
 * Each tier prices the units that lie in it. Throws E_NEGATIVE_QUANTITY, E_INVALID_TIERS,
 * E_QUANTITY_ABOVE_TIERS.
 */
export function graduated(quantity: Rational, terms: TierTerms): Priced {
  assertQuantity(quantity)
  assertTiers(terms.tiers)
  if (isZeroRational(quantity)) return zeroUsage(terms)
  const parts: PricedPart[] = []
  let below = ZERO
  for (const [index, tier] of terms.tiers.entries()) {
    const { upTo } = tier
    const isLast = upTo === null || compareRational(quantity, upTo) <= 0
    const top = isLast ? quantity : upTo
    parts.push(tierPart(index, subtractRational(top, below), tier))
    if (isLast) return priced(parts)
    below = upTo
  }
  throw aboveTiers()
}

/** One tier, found by the whole quantity, prices all of it. Throws as `graduated` does. */
export function volume(quantity: Rational, terms: TierTerms): Priced {
  assertQuantity(quantity)
  assertTiers(terms.tiers)
  if (isZeroRational(quantity)) return zeroUsage(terms)
  const index = tierIndexOf(quantity, terms.tiers)
  return priced([tierPart(index, quantity, terms.tiers[index])])
}

/** The index of the tier that holds the quantity. Throws E_QUANTITY_ABOVE_TIERS. */
export function tierIndexOf(quantity: Rational, tiers: readonly Tier[]): number {
  for (const [index, { upTo }] of tiers.entries()) {
    if (upTo === null || compareRational(quantity, upTo) <= 0) return index
  }
  throw aboveTiers()
}

export type PackageTerms = {
  readonly size: Rational
  readonly price: Rational
  /** Units that cost nothing before the first package. */
  readonly free?: Rational
}

/** Every package begun is paid whole. Throws E_NEGATIVE_QUANTITY, E_INVALID_PACKAGE. */
export function packages(quantity: Rational, { size, price, free = ZERO }: PackageTerms): Priced {
  assertQuantity(quantity)
  const paid = subtractRational(quantity, free)
  const count = compareRational(paid, ZERO) > 0 ? packageCount(paid, size) : 0n
  return priced([part(0, rational(count), price, ZERO)])
}

/** Number of packages begun. Throws E_INVALID_PACKAGE when the size is not above zero. */
export function packageCount(quantity: Rational, size: Rational): bigint {
  if (compareRational(size, ZERO) <= 0) {
    throw new KernelError('E_INVALID_PACKAGE', 'A package holds more than zero units')
  }
  return ceilRational(divideRational(quantity, size))
}

/**
 * What `after` costs more than `before`, tier by tier: usage billed in several steps is priced
 * cumulatively and pays only the difference, so that tiers, flat fees and packages are the same as
 * if it had been billed at once. Parts that do not change are left out.
 */
export function pricedDifference(before: Priced, after: Priced): Priced {
  const parts: PricedPart[] = []
  const tiers = new Set([...after.parts, ...before.parts].map((entry) => entry.tier))
  for (const tier of [...tiers].sort((left, right) => left - right)) {
    const now = after.parts.find((entry) => entry.tier === tier)
    const then = before.parts.find((entry) => entry.tier === tier)
    const quantity = subtractRational(now?.quantity ?? ZERO, then?.quantity ?? ZERO)
    const fee = subtractRational(now?.flat ?? ZERO, then?.flat ?? ZERO)
    const unit = now?.unit ?? then?.unit ?? ZERO
    if (!isZeroRational(quantity) || !isZeroRational(fee))
      parts.push(part(tier, quantity, unit, fee))
  }
  return priced(parts)
}

function part(tier: number, quantity: Rational, unit: Rational, fee: Rational): PricedPart {
  const amount = addRational(multiplyRational(quantity, unit), fee)
  return { tier, quantity, unit, flat: fee, amount }
}

function tierPart(index: number, quantity: Rational, { unit, flat: fee, cap }: Tier): PricedPart {
  const whole = part(index, quantity, unit, fee)
  if (cap === undefined || cap === null) return whole
  return { ...whole, amount: minimumRational(whole.amount, cap) }
}

function priced(parts: readonly PricedPart[]): Priced {
  if (parts.length === 1) return { amount: parts[0].amount, parts }
  return { amount: sumRational(parts.map((entry) => entry.amount)), parts }
}

function zeroUsage({ tiers, zeroUsagePaysFlat = false }: TierTerms): Priced {
  return priced(zeroUsagePaysFlat ? [tierPart(0, ZERO, tiers[0])] : [])
}

function assertQuantity(quantity: Rational): void {
  if (quantity.numerator < 0n) {
    throw new KernelError(
      'E_NEGATIVE_QUANTITY',
      'A quantity to price is zero or more; the terms say what a negative total means'
    )
  }
}

function assertTiers(tiers: readonly Tier[]): void {
  let previous = ZERO
  for (const [index, { upTo }] of tiers.entries()) {
    const isAscending = upTo === null || compareRational(upTo, previous) > 0
    if (!isAscending || (upTo === null && index < tiers.length - 1)) {
      throw new KernelError('E_INVALID_TIERS', `Tier ${index + 1} must end above the one before it`)
    }
    if (upTo !== null) previous = upTo
  }
  if (tiers.length === 0) throw new KernelError('E_INVALID_TIERS', 'A tiered price needs a tier')
}

function aboveTiers(): KernelError {
  return new KernelError(
    'E_QUANTITY_ABOVE_TIERS',
    'The quantity lies above the last tier; leave the last tier open to price every quantity'
  )
}
