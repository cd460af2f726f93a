import { KernelError } from './errors.js'

/**
 * half_up: halves away from zero (EN 16931 BR-CO-17, commercial rounding) · half_even: halves to
 * the even neighbour (IEEE 754, bankers') · half_down: halves toward zero · up: away from zero ·
 * down: toward zero · ceiling: toward plus infinity · floor: toward minus infinity.
 */
export const ROUNDING_MODES = [
  'half_up',
  'half_even',
  'half_down',
  'up',
  'down',
  'ceiling',
  'floor',
] as const

export type RoundingMode = (typeof ROUNDING_MODES)[number]

/**
 * numerator / denominator as an integer, rounded once in the named mode.
 * Throws E_DIVISION_BY_ZERO when the denominator is zero.
 */
export function divideRounded(numerator: bigint, denominator: bigint, mode: RoundingMode): bigint {
  if (denominator === 0n) {
    throw new KernelError('E_DIVISION_BY_ZERO', `Cannot divide ${numerator} by zero`)
  }
  const dividend = denominator < 0n ? -numerator : numerator
  const divisor = denominator < 0n ? -denominator : denominator
  const quotient = dividend / divisor
  const remainder = dividend - quotient * divisor
  if (remainder === 0n) return quotient
  const negative = remainder < 0n
  if (!movesAwayFromZero(quotient, negative ? -remainder : remainder, divisor, negative, mode)) {
    return quotient
  }
  return negative ? quotient - 1n : quotient + 1n
}

function movesAwayFromZero(
  quotient: bigint,
  remainder: bigint,
  divisor: bigint,
  negative: boolean,
  mode: RoundingMode
): boolean {
  switch (mode) {
    case 'half_up':
      return remainder * 2n >= divisor
    case 'half_down':
      return remainder * 2n > divisor
    case 'half_even': {
      const twice = remainder * 2n
      return twice > divisor || (twice === divisor && (quotient & 1n) === 1n)
    }
    case 'up':
      return true
    case 'down':
      return false
    case 'ceiling':
      return !negative
    case 'floor':
      return negative
    default:
      throw new KernelError('E_UNKNOWN_ROUNDING_MODE', `"${mode}" is not a rounding mode`)
  }
}
