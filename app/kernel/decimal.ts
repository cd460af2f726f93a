import { KernelError } from './errors.js'
import { powerOfTen } from './powers_of_ten.js'
import { divideRounded, type RoundingMode } from './rounding.js'

/** An exact decimal: value = units / 10^scale. `scale` is an integer from 0 to 1000. */
export type Decimal = { readonly units: bigint; readonly scale: number }

/** Decimals are stored as text in columns of this many characters. */
export const MAXIMUM_DECIMAL_LENGTH = 40

const DECIMAL_PATTERN = /^-?[0-9]+(?:\.[0-9]+)?$/

export function decimal(units: bigint, scale: number): Decimal {
  powerOfTen(scale)
  return { units, scale }
}

/**
 * Reads '12', '-0.5', '007.10'. No exponent, no plus sign, no spaces, no grouping, no bare point,
 * at most 40 characters. The scale is the number of digits after the point as written. Throws
 * E_INVALID_DECIMAL.
 */
export function parseDecimal(text: string): Decimal {
  if (typeof text !== 'string' || text.length > MAXIMUM_DECIMAL_LENGTH) {
    throw new KernelError(
      'E_INVALID_DECIMAL',
      `A decimal is a text of at most ${MAXIMUM_DECIMAL_LENGTH} characters`
    )
  }
  return parseDecimalUnbounded(text)
}

/**
 * `parseDecimal` without the length limit of a column, for callers that have a limit of their own.
 */
export function parseDecimalUnbounded(text: string): Decimal {
  if (!DECIMAL_PATTERN.test(text)) {
    throw new KernelError(
      'E_INVALID_DECIMAL',
      `"${text}" is not a decimal such as "12" or "-0.5": digits, a sign and one point at most`
    )
  }
  const point = text.indexOf('.')
  if (point === -1) return { units: BigInt(text), scale: 0 }
  return decimal(BigInt(text.slice(0, point) + text.slice(point + 1)), text.length - point - 1)
}

/**
 * Canonical text: no trailing zeros, no point without digits, no '-0'. Equal values have equal
 * texts.
 */
export function formatDecimal(value: Decimal): string {
  const { units, scale } = value
  if (scale === 0) return units.toString()
  const digits = (units < 0n ? -units : units).toString().padStart(scale + 1, '0')
  const whole = digits.slice(0, digits.length - scale)
  let end = digits.length
  while (end > whole.length && digits.charCodeAt(end - 1) === 48) end--
  const fraction = digits.slice(whole.length, end)
  return `${units < 0n ? '-' : ''}${whole}${fraction === '' ? '' : '.'}${fraction}`
}

/** Text with exactly `value.scale` digits after the point: 12.30 stays '12.30'. */
export function formatDecimalFixed(value: Decimal): string {
  const { units, scale } = value
  if (scale === 0) return units.toString()
  const digits = (units < 0n ? -units : units).toString().padStart(scale + 1, '0')
  const whole = digits.length - scale
  return `${units < 0n ? '-' : ''}${digits.slice(0, whole)}.${digits.slice(whole)}`
}

/** -1, 0 or 1. */
export function compareDecimal(left: Decimal, right: Decimal): -1 | 0 | 1 {
  const scale = left.scale > right.scale ? left.scale : right.scale
  const difference = unitsAt(left, scale) - unitsAt(right, scale)
  return difference === 0n ? 0 : difference < 0n ? -1 : 1
}

export function addDecimal(left: Decimal, right: Decimal): Decimal {
  const scale = left.scale > right.scale ? left.scale : right.scale
  return { units: unitsAt(left, scale) + unitsAt(right, scale), scale }
}

export function subtractDecimal(left: Decimal, right: Decimal): Decimal {
  const scale = left.scale > right.scale ? left.scale : right.scale
  return { units: unitsAt(left, scale) - unitsAt(right, scale), scale }
}

/** Exact product; the scale is the sum of both scales. */
export function multiplyDecimal(left: Decimal, right: Decimal): Decimal {
  return decimal(left.units * right.units, left.scale + right.scale)
}

/** `value` at exactly `scale` digits, rounded in the named mode when digits are lost. */
export function roundDecimal(value: Decimal, scale: number, mode: RoundingMode): Decimal {
  if (scale >= value.scale) return { units: unitsAt(value, scale), scale }
  return { units: divideRounded(value.units, powerOfTen(value.scale - scale), mode), scale }
}

function unitsAt(value: Decimal, scale: number): bigint {
  return value.scale === scale ? value.units : value.units * powerOfTen(scale - value.scale)
}
