import { KernelError } from './errors.js'

/**
 * The largest scale the kernel computes with; far above any tariff, low enough to keep numbers
 * small.
 */
export const MAXIMUM_SCALE = 1000

const POWERS: bigint[] = [1n]

/** 10 to the power of `exponent` (0 to 1000) as bigint, from a table that grows on demand. */
export function powerOfTen(exponent: number): bigint {
  const known = POWERS[exponent]
  if (known !== undefined) return known
  if (!Number.isInteger(exponent) || exponent < 0 || exponent > MAXIMUM_SCALE) {
    throw new KernelError(
      'E_INVALID_SCALE',
      `A scale is an integer from 0 to 1000, got ${exponent}`
    )
  }
  for (let next = POWERS.length; next <= exponent; next++) POWERS.push(POWERS[next - 1] * 10n)
  return POWERS[exponent]
}
