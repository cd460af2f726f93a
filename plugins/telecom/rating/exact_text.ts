import { formatDecimal, formatRational, rational } from '#sdk/decimal'
import { POLICY_DECIMALS } from './compile_tariff.js'

const POLICY_PARTS = 10n ** BigInt(POLICY_DECIMALS)

/**
 * An amount in parts of a tariff's denominator as canonical text in major units. The denominator is
 * a multiple of 10^9, so most amounts are decimals that need no reduction of a fraction.
 */
export function exactText(amount: bigint, denominator: bigint): string {
  const parts = denominator / POLICY_PARTS
  if (amount % parts !== 0n) return formatRational(rational(amount, denominator))
  return formatDecimal({ units: amount / parts, scale: POLICY_DECIMALS })
}
