import { multiplyRational, parseRational, rational, type Rational } from '#sdk/decimal'
import type { UsageEvent } from '#sdk/rating'
import { eventValue } from '#plugins/standard/rating/event_value'
import type { PercentageTerms } from '#plugins/standard/rating/percentage_terms'

/** What the events of one obligation cost so far, and how it comes about; in steps of the scales. */
export interface PercentageSums {
  events: number
  /** Value of all events, and of what the percentage is taken of, in steps of 1/`valueScale`. */
  value: bigint
  paid: bigint
  /** Events that pay the fixed fee. */
  fees: number
  /** What the least and the most of an event change, in steps of 1/`amountScale`. */
  raised: bigint
  capped: bigint
}

/** What is used up of the free events and the free amount. */
export interface PercentageUsed {
  events: number
  value: bigint
}

export interface PercentageMeter {
  readonly valueScale: bigint
  readonly amountScale: bigint
  /** In whole steps, or why it says nothing. */
  read(event: UsageEvent): bigint | 'standard.NO_VALUE' | 'standard.NEGATIVE_VALUE'
  /** Adds an event and returns what it costs, in steps of 1/`amountScale`. */
  add(value: bigint, sums: PercentageSums, used: PercentageUsed): bigint
  /** What all of it costs; `add` has returned as much in all. */
  amountOf(sums: PercentageSums): Rational
  percentOf(paid: bigint): Rational
}

export const NO_SUMS = (): PercentageSums => ({
  events: 0,
  value: 0n,
  paid: 0n,
  fees: 0,
  raised: 0n,
  capped: 0n,
})

/**
 * A percentage of events in whole numbers alone: all prices are brought to one denominator when
 * the terms are compiled, so that an event costs additions and one multiplication.
 */
export function compilePercentage(terms: PercentageTerms): PercentageMeter {
  const reader = eventValue(terms.value_attribute)
  const base = reader.scale * BigInt(terms.unit_quantity)
  const freeBase = scaled(terms.free_amount, base)
  const step = freeBase?.denominator ?? 1n
  const valueScale = base * step
  const rate = multiplyRational(parseRational(terms.rate_percent), rational(1n, 100n))
  const amountScale = [terms.fixed_fee, terms.minimum_fee, terms.maximum_fee]
    .flatMap((text) => (text === null ? [] : [parseRational(text).denominator]))
    .reduce(leastCommonMultiple, rate.denominator * valueScale)
  const amountIn = (text: string | null) => {
    return text === null ? null : scaled(text, amountScale)!.numerator
  }
  const perStep = (amountScale / (rate.denominator * valueScale)) * rate.numerator
  const fee = amountIn(terms.fixed_fee)!
  const least = amountIn(terms.minimum_fee)
  const most = amountIn(terms.maximum_fee)
  const freeValue = freeBase === null ? null : freeBase.numerator
  const { free_events: freeEvents } = terms

  /** The part of a value that is free, as `percentage` of the kernel has it. */
  function freeOf(value: bigint, used: PercentageUsed): bigint {
    if (freeEvents !== null && used.events >= freeEvents) return 0n
    if (freeValue === null) return freeEvents === null ? 0n : value
    const left = freeValue - used.value
    return left <= 0n ? 0n : left < value ? left : value
  }

  return {
    valueScale,
    amountScale,
    read(event) {
      const value = reader.of(event)
      if (value === null) return 'standard.NO_VALUE'
      return value < 0n ? 'standard.NEGATIVE_VALUE' : value * step
    },
    add(value, sums, used) {
      const paid = value - freeOf(value, used)
      const isFree = freeEvents !== null && used.events < freeEvents && paid === 0n
      used.events++
      used.value += value
      sums.events++
      sums.value += value
      sums.paid += paid
      if (!isFree) sums.fees++
      const amount = paid * perStep + (isFree ? 0n : fee)
      if (amount === 0n) return amount
      const raised = least !== null && amount < least ? least : amount
      const capped = most !== null && raised > most ? most : raised
      sums.raised += raised - amount
      sums.capped += capped - raised
      return capped
    },
    amountOf({ paid, fees, raised, capped }) {
      return rational(paid * perStep + BigInt(fees) * fee + raised + capped, amountScale)
    },
    percentOf: (paid) => rational(paid * perStep, amountScale),
  }
}

function scaled(text: string | null, factor: bigint): Rational | null {
  return text === null ? null : multiplyRational(parseRational(text), rational(factor))
}

function leastCommonMultiple(left: bigint, right: bigint): bigint {
  return left * rational(right, left).numerator
}
