import { addRational, multiplyRational, rational, ZERO, type Rational } from '#sdk/decimal'
import type { ObligationInput, UsageEvent } from '#sdk/rating'
import { daysBetween, localDateAt } from '#sdk/time'
import type { AggregationTerms } from '#plugins/standard/rating/aggregation_terms'
import { eventValue, type EventValue } from '#plugins/standard/rating/event_value'

/** Takes the events of one obligation in the order of time and says what they make, in base units. */
export interface Counter {
  /** False for an event that does not carry what is counted; it is left out. */
  add(event: UsageEvent): boolean
  value(): Rational
}

/** A counter of an obligation; `level` is what a weighted sum begins with, in base units. */
export type NewCounter = (obligation: ObligationInput, level: number) => Counter

/** Built once for all events, so that each costs an addition. */
export function compileCounter(terms: AggregationTerms, timeZone: string): NewCounter {
  const { aggregation = 'sum', value_attribute: attribute } = terms
  const value = eventValue(attribute)
  switch (aggregation) {
    case 'sum':
      return attribute === undefined || attribute === null
        ? () => new QuantitySum()
        : () => new ValueCounter(value, (total, next) => total + next)
    case 'count':
      return () => new EventCount()
    case 'max':
      return () => new ValueCounter(value, (most, next) => (next > most ? next : most), 'first')
    case 'latest':
      return () => new ValueCounter(value, (_before, next) => next)
    case 'unique':
      return () => new UniqueCount(terms.unique_attribute)
    case 'weighted_sum':
      return (obligation, level) => {
        const held = heldIn(obligation, terms.weighted_by, timeZone)
        return new WeightedSum(obligation.fraction, level, held)
      }
  }
}

class QuantitySum implements Counter {
  #total = 0

  add({ quantity }: UsageEvent): boolean {
    this.#total += quantity
    return true
  }

  value(): Rational {
    return rational(BigInt(this.#total))
  }
}

class EventCount implements Counter {
  #count = 0

  add(): boolean {
    this.#count++
    return true
  }

  value(): Rational {
    return rational(BigInt(this.#count))
  }
}

/** Folds exact values; with 'first' the first value is taken as it is, also when it is below zero. */
class ValueCounter implements Counter {
  #folded: bigint | null

  constructor(
    private readonly read: EventValue,
    private readonly fold: (before: bigint, next: bigint) => bigint,
    start: 'zero' | 'first' = 'zero'
  ) {
    this.#folded = start === 'zero' ? 0n : null
  }

  add(event: UsageEvent): boolean {
    const next = this.read.of(event)
    if (next === null) return false
    this.#folded = this.#folded === null ? next : this.fold(this.#folded, next)
    return true
  }

  value(): Rational {
    return this.#folded === null ? ZERO : rational(this.#folded, this.read.scale)
  }
}

class UniqueCount implements Counter {
  readonly #seen = new Set<string>()

  constructor(private readonly attribute: string | null | undefined) {}

  add({ dimension, attributes }: UsageEvent): boolean {
    if (this.attribute === null || this.attribute === undefined) {
      this.#seen.add(dimension)
      return true
    }
    const found = attributes?.[this.attribute]
    if (typeof found !== 'string' && typeof found !== 'number' && typeof found !== 'boolean') {
      return false
    }
    this.#seen.add(String(found))
    return true
  }

  value(): Rational {
    return rational(BigInt(this.#seen.size))
  }
}

/**
 * The average level over the obligation, times the share of the period that is due: a level that
 * held for half of a month makes half of what it makes in all of it.
 */
class WeightedSum implements Counter {
  #sum = 0n

  constructor(
    private readonly fraction: Rational,
    private readonly level: number,
    private readonly held: Held
  ) {}

  add(event: UsageEvent): boolean {
    this.#sum += BigInt(event.quantity) * BigInt(this.held.of(event))
    return true
  }

  value(): Rational {
    const changed = rational(this.#sum, BigInt(this.held.length))
    return multiplyRational(addRational(rational(BigInt(this.level)), changed), this.fraction)
  }
}

/** How long a change holds, of how long the obligation lasts; both in seconds or both in days. */
export interface Held {
  readonly length: number
  of(event: UsageEvent): number
}

export function heldIn(
  { startsOn, endsOn, startsAt, endsAt }: ObligationInput,
  weight: AggregationTerms['weighted_by'],
  timeZone: string
): Held {
  if (weight !== 'day') {
    return { length: endsAt - startsAt, of: ({ occurredAt }) => endsAt - occurredAt }
  }
  return {
    length: daysBetween(startsOn, endsOn),
    of: ({ occurredAt }) => daysBetween(localDateAt(timeZone, occurredAt), endsOn),
  }
}
