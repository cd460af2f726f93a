import { currencyDigits } from './currency.js'
import { formatDecimal, parseDecimalUnbounded, type Decimal } from './decimal.js'
import { KernelError } from './errors.js'
import { powerOfTen } from './powers_of_ten.js'
import { divideRounded, type RoundingMode } from './rounding.js'

/** An exact fraction in lowest terms; the denominator is above zero. */
export type Rational = { readonly numerator: bigint; readonly denominator: bigint }

export const ZERO: Rational = Object.freeze({ numerator: 0n, denominator: 1n })
export const ONE: Rational = Object.freeze({ numerator: 1n, denominator: 1n })

/** The longest text that `parseRational` reads. */
export const MAXIMUM_RATIONAL_LENGTH = 1000

/** numerator / denominator in lowest terms. Throws E_DIVISION_BY_ZERO. */
export function rational(numerator: bigint, denominator: bigint = 1n): Rational {
  if (denominator === 1n) return { numerator, denominator }
  if (denominator === 0n) {
    throw new KernelError('E_DIVISION_BY_ZERO', `Cannot divide ${numerator} by zero`)
  }
  const divisor = greatestCommonDivisor(numerator, denominator)
  const sign = denominator < 0n ? -divisor : divisor
  return { numerator: numerator / sign, denominator: denominator / sign }
}

/**
 * Reads '12.34', '-7' or '-1/3' (both parts integers, denominator above zero). Throws
 * E_INVALID_RATIONAL.
 */
export function parseRational(text: string): Rational {
  if (typeof text !== 'string' || text.length > MAXIMUM_RATIONAL_LENGTH) {
    throw new KernelError(
      'E_INVALID_RATIONAL',
      `A rational is a text of at most ${MAXIMUM_RATIONAL_LENGTH} characters`
    )
  }
  const fraction = /^(-?[0-9]+)\/([0-9]*[1-9][0-9]*)$/.exec(text)
  if (fraction) return rational(BigInt(fraction[1]), BigInt(fraction[2]))
  if (!/^-?[0-9]+(?:\.[0-9]+)?$/.test(text)) {
    throw new KernelError(
      'E_INVALID_RATIONAL',
      `"${text}" is neither a decimal such as "12.34" nor a fraction such as "-1/3"`
    )
  }
  return rationalFromDecimal(parseDecimalUnbounded(text))
}

/**
 * Finite decimal text when one exists ('0.125'), else 'numerator/denominator' ('-1/3').
 * `parseRational` reads both back.
 */
export function formatRational(value: Rational): string {
  const finite = rationalToDecimal(value)
  return finite === null ? `${value.numerator}/${value.denominator}` : formatDecimal(finite)
}

/** The exact decimal, or null when the expansion has no end. */
export function rationalToDecimal(value: Rational): Decimal | null {
  let rest = value.denominator
  let twos = 0
  let fives = 0
  while ((rest & 1n) === 0n) {
    rest >>= 1n
    twos++
  }
  while (rest % 5n === 0n) {
    rest /= 5n
    fives++
  }
  if (rest !== 1n) return null
  const scale = twos > fives ? twos : fives
  return { units: (value.numerator * powerOfTen(scale)) / value.denominator, scale }
}

export function addRational(left: Rational, right: Rational): Rational {
  if (left.denominator === right.denominator) {
    return rational(left.numerator + right.numerator, left.denominator)
  }
  return rational(
    left.numerator * right.denominator + right.numerator * left.denominator,
    left.denominator * right.denominator
  )
}

export function subtractRational(left: Rational, right: Rational): Rational {
  return addRational(left, negateRational(right))
}

export function multiplyRational(left: Rational, right: Rational): Rational {
  return rational(left.numerator * right.numerator, left.denominator * right.denominator)
}

/** Throws E_DIVISION_BY_ZERO. */
export function divideRational(left: Rational, right: Rational): Rational {
  return rational(left.numerator * right.denominator, left.denominator * right.numerator)
}

export function negateRational(value: Rational): Rational {
  return { numerator: -value.numerator, denominator: value.denominator }
}

/** -1, 0 or 1. */
export function compareRational(left: Rational, right: Rational): -1 | 0 | 1 {
  const difference =
    left.denominator === right.denominator
      ? left.numerator - right.numerator
      : left.numerator * right.denominator - right.numerator * left.denominator
  return difference === 0n ? 0 : difference < 0n ? -1 : 1
}

export function minimumRational(left: Rational, right: Rational): Rational {
  return compareRational(left, right) <= 0 ? left : right
}

export function maximumRational(left: Rational, right: Rational): Rational {
  return compareRational(left, right) >= 0 ? left : right
}

export function sumRational(list: readonly Rational[]): Rational {
  let sum = ZERO
  for (const value of list) sum = addRational(sum, value)
  return sum
}

export function isZeroRational(value: Rational): boolean {
  return value.numerator === 0n
}

export function floorRational(value: Rational): bigint {
  return divideRounded(value.numerator, value.denominator, 'floor')
}

export function ceilRational(value: Rational): bigint {
  return divideRounded(value.numerator, value.denominator, 'ceiling')
}

/**
 * `value` rounded to `scale` digits after the point. A negative scale rounds to tens, hundreds and
 * so on.
 */
export function roundRational(value: Rational, scale: number, mode: RoundingMode): Rational {
  if (scale < 0) {
    const step = powerOfTen(-scale)
    return rational(divideRounded(value.numerator, value.denominator * step, mode) * step)
  }
  const factor = powerOfTen(scale)
  return rational(divideRounded(value.numerator * factor, value.denominator, mode), factor)
}

export function rationalFromDecimal(value: Decimal): Rational {
  return rational(value.units, powerOfTen(value.scale))
}

/**
 * An amount in major units (euros) as whole minor units (cents), rounded once in the named mode.
 */
export function rationalToMinor(value: Rational, currency: string, mode: RoundingMode): bigint {
  const factor = powerOfTen(currencyDigits(currency))
  return divideRounded(value.numerator * factor, value.denominator, mode)
}

/** Minor units (cents) as an exact amount in major units (euros). */
export function rationalFromMinor(minor: bigint, currency: string): Rational {
  return rational(minor, powerOfTen(currencyDigits(currency)))
}

function greatestCommonDivisor(left: bigint, right: bigint): bigint {
  let larger = left < 0n ? -left : left
  let smaller = right < 0n ? -right : right
  while (smaller !== 0n) {
    const rest = larger % smaller
    larger = smaller
    smaller = rest
  }
  return larger
}
