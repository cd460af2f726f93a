import {
  multiplyRational,
  rational,
  subtractRational,
  ONE,
  ZERO,
  type Rational,
} from '#kernel/rational'
import type { Tier } from '#kernel/pricing'
import { systemOf, type Example, type Fields } from '#tests/vectors/example'
import { exact } from '#tests/vectors/values'

/**
 * Tiers in the notations of the sources: an inclusive bound (`to`, `up_to`), or only the first unit
 * (`from`) of each. Of the latter a volume tier ends one unit before the next one begins, while a
 * graduated one is filled up to it.
 */
export function tiersOf(tiers: Fields[], model: 'graduated' | 'volume' = 'graduated'): Tier[] {
  return tiers.map((tier, index) => ({
    upTo: boundOf(tier, tiers[index + 1], model),
    unit: unitOf(tier),
    flat: first(tier, ['flat', 'flat_fee', 'flat_amount', 'flat_cents']) ?? ZERO,
    cap: first(tier, ['cap', 'flat_cap', 'cap_cents']),
  }))
}

/**
 * Lago and OpenMeter charge the first tier's flat fee without usage; Meteroid and BillaBear, whose
 * tiers begin at unit 1, do not.
 */
export function zeroUsagePaysFlat(example: Example): boolean {
  return !['meteroid-oss', 'billabear', 'killbill'].includes(systemOf(example))
}

function boundOf(tier: Fields, next: Fields | undefined, model: string): Rational | null {
  const bound = 'to' in tier ? tier.to : tier.up_to
  if (bound !== undefined) return bound === null ? null : exact(bound)
  if (next === undefined) return null
  return model === 'volume' ? subtractRational(exact(next.from), ONE) : exact(next.from)
}

function unitOf(tier: Fields): Rational {
  const percent = first(tier, ['rate_percent'])
  if (percent !== null) return multiplyRational(percent, rational(1n, 100n))
  return first(tier, ['per_unit', 'unit', 'unit_price', 'unit_cents', 'price']) ?? ZERO
}

function first(tier: Fields, names: string[]): Rational | null {
  const name = names.find((key) => tier[key] !== undefined && tier[key] !== null)
  return name === undefined ? null : exact(tier[name])
}
