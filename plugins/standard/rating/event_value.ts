import { MAXIMUM_DECIMAL_LENGTH, parseDecimal } from '#sdk/decimal'
import type { UsageEvent } from '#sdk/rating'

/** Digits behind the point that an attribute may have; sums are whole numbers of 10^-18. */
const SCALE = 18
const SCALED = 10n ** BigInt(SCALE)

/** What an event counts, as a whole number of 1/`scale` base units; null when it says nothing. */
export interface EventValue {
  readonly scale: bigint
  of(event: UsageEvent): bigint | null
}

const quantityValue: EventValue = { scale: 1n, of: ({ quantity }) => BigInt(quantity) }

/** The event's quantity, or the exact decimal in one of its attributes. */
export function eventValue(attribute: string | null | undefined): EventValue {
  if (attribute === null || attribute === undefined) return quantityValue
  return { scale: SCALED, of: ({ attributes }) => scaledDecimal(attributes?.[attribute]) }
}

/** '12.34' or 12 as a whole number of 10^-18; null for what is no decimal of 18 digits at most. */
export function scaledDecimal(given: unknown): bigint | null {
  if (typeof given === 'number') return Number.isSafeInteger(given) ? BigInt(given) * SCALED : null
  if (typeof given !== 'string' || given.length > MAXIMUM_DECIMAL_LENGTH) return null
  try {
    const { units, scale } = parseDecimal(given)
    return scale > SCALE ? null : units * 10n ** BigInt(SCALE - scale)
  } catch {
    return null
  }
}
