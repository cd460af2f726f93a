import { multiplyRational, rational, type Rational } from '#sdk/decimal'
import type { Tier } from '#sdk/pricing'
import type { ObligationInput } from '#sdk/rating'
import type { FormField } from '#sdk/schema'
import { daysBetween } from '#sdk/time'

/** What the bounds of tiers stand for: any period, a day, thirty days. */
export const SCALES = ['period', 'day', 'thirty_days'] as const
export type Scale = (typeof SCALES)[number]

export const scaleField: FormField = {
  name: 'scale',
  label: 'standard.fields.scale',
  hint: 'standard.hints.scale',
  input: 'select',
  required: true,
  options: SCALES.map((value) => ({ value, label: `standard.scales.${value}` })),
}

/** What the bounds of an obligation are multiplied by. */
export function scaleOf(
  { startsOn, endsOn }: Pick<ObligationInput, 'startsOn' | 'endsOn'>,
  scale: Scale
): Rational {
  if (scale === 'period') return rational(1n)
  const days = BigInt(daysBetween(startsOn, endsOn))
  return scale === 'day' ? rational(days) : rational(days, 30n)
}

export function scaledTiers(tiers: readonly Tier[], scale: Rational): Tier[] {
  return tiers.map((tier) => ({
    ...tier,
    upTo: tier.upTo === null ? null : multiplyRational(tier.upTo, scale),
  }))
}

export function describeScale(scale: Scale): { key: string }[] {
  return scale === 'period' ? [] : [{ key: `standard.describe.scale_${scale}` }]
}
