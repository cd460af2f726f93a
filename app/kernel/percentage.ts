import { KernelError } from './errors.js'
import {
  addRational,
  isZeroRational,
  maximumRational,
  minimumRational,
  multiplyRational,
  subtractRational,
  sumRational,
  ZERO,
  type Rational,
} from './rational.js'

/**
 * `rate` is a fraction (0.029) of each event's value, `fixedPerEvent` comes on top of it. The first
 * `freeEvents` events and the first `freeUnits` of value are free; with both, an event is free
 * while both last. `freeUnits` alone frees no event from its fixed fee. The bounds of one event
 * hold for what is charged for it, fixed fee included; an event that costs nothing stays free.
 */
export type PercentageTerms = {
  readonly rate: Rational
  readonly fixedPerEvent?: Rational
  readonly freeEvents?: number | null
  readonly freeUnits?: Rational | null
  readonly minimumPerEvent?: Rational | null
  readonly maximumPerEvent?: Rational | null
}

/**
 * A percentage of the value of events (payments, transfers), event by event in the order given.
 * `parts` holds the exact amount of each event. Throws E_NEGATIVE_QUANTITY for a value below zero.
 */
export function percentage(
  values: readonly Rational[],
  terms: PercentageTerms
): { readonly amount: Rational; readonly parts: readonly Rational[] } {
  let before = ZERO
  const parts = values.map((value, index) => {
    if (value.numerator < 0n) {
      throw new KernelError('E_NEGATIVE_QUANTITY', 'The value of an event is zero or more')
    }
    const free = freeUnitsOf(value, before, index, terms)
    before = addRational(before, value)
    return eventAmount(value, free, index, terms)
  })
  return { amount: sumRational(parts), parts }
}

function freeUnitsOf(
  value: Rational,
  before: Rational,
  index: number,
  { freeEvents = null, freeUnits = null }: PercentageTerms
): Rational {
  if (freeEvents !== null && index >= freeEvents) return ZERO
  if (freeUnits === null) return freeEvents === null ? ZERO : value
  return minimumRational(maximumRational(subtractRational(freeUnits, before), ZERO), value)
}

function eventAmount(
  value: Rational,
  free: Rational,
  index: number,
  terms: PercentageTerms
): Rational {
  const { freeEvents = null, minimumPerEvent = null, maximumPerEvent = null } = terms
  const paid = subtractRational(value, free)
  const isFree = freeEvents !== null && index < freeEvents && isZeroRational(paid)
  const fixed = isFree ? ZERO : (terms.fixedPerEvent ?? ZERO)
  const amount = addRational(multiplyRational(paid, terms.rate), fixed)
  if (isZeroRational(amount)) return ZERO
  const raised = minimumPerEvent === null ? amount : maximumRational(amount, minimumPerEvent)
  return maximumPerEvent === null ? raised : minimumRational(raised, maximumPerEvent)
}
