import { multiplyRational, rational, rationalToMinor, type Rational } from '#sdk/decimal'
import type { ObligationInput, ReadValue } from '#sdk/rating'
import { daysBetween } from '#sdk/time'

/** How a period that is not whole counts the charges within it. */
export const PARTIAL_PERIODS = ['prorated', 'whole'] as const
export type PartialPeriod = (typeof PARTIAL_PERIODS)[number]

/** A charge that is read, in minor units, as far as it counts. */
export interface BilledLine {
  /** Index in `reads`. */
  readonly of: number
  readonly startsOn: string
  readonly endsOn: string
  readonly taxCategory: string | undefined
  readonly minor: bigint
  /** What discounts before have taken off it, zero or less. */
  readonly reductionMinor: bigint
  /** Both together, never below zero. */
  readonly leftMinor: bigint
}

interface Days {
  readonly startsOn: string
  readonly endsOn: string
}

/**
 * The charges read as documents bill them, each rounded to minor units. `prorated`: of a charge that
 * lies partly outside the obligation the share of its days within counts, so that the shares of all
 * periods add up to it. `whole`: a charge counts in the period in which it begins, all of it.
 */
export function billedLines(
  obligation: ObligationInput,
  currency: string,
  partial: PartialPeriod
): BilledLine[] {
  return (obligation.reads ?? []).flatMap((read, of): BilledLine[] => {
    const days = countedDays(read, obligation, partial)
    if (days === null) return []
    const minor = minorWithin(read.value, read, days, currency)
    const reductionMinor = reductionWithin(read, days, currency)
    const sum = minor + reductionMinor
    const { taxCategory } = read
    return [{ of, ...days, taxCategory, minor, reductionMinor, leftMinor: sum > 0n ? sum : 0n }]
  })
}

function countedDays(read: Days, obligation: Days, partial: PartialPeriod): Days | null {
  const { startsOn, endsOn } = read
  if (partial === 'prorated') return commonDays(read, obligation)
  const isBegun = startsOn >= obligation.startsOn && startsOn < obligation.endsOn
  return isBegun ? { startsOn, endsOn } : null
}

function reductionWithin({ reductions = [] }: ReadValue, days: Days, currency: string): bigint {
  return reductions.reduce((sum, reduction) => {
    const common = commonDays(reduction, days)
    return common === null ? sum : sum + minorWithin(reduction.amount, reduction, common, currency)
  }, 0n)
}

function commonDays(one: Days, other: Days): Days | null {
  const startsOn = one.startsOn > other.startsOn ? one.startsOn : other.startsOn
  const endsOn = one.endsOn < other.endsOn ? one.endsOn : other.endsOn
  return startsOn < endsOn ? { startsOn, endsOn } : null
}

/** What the days add to the amount up to them: all parts of it add up to the rounded amount. */
function minorWithin(value: Rational, whole: Days, days: Days, currency: string): bigint {
  const length = BigInt(daysBetween(whole.startsOn, whole.endsOn))
  const upTo = (day: string) => {
    const share = rational(BigInt(daysBetween(whole.startsOn, day)), length)
    return rationalToMinor(multiplyRational(value, share), currency, 'half_up')
  }
  return upTo(days.endsOn) - upTo(days.startsOn)
}

export function sumOf<T>(rows: readonly T[], minorOf: (row: T) => bigint): bigint {
  return rows.reduce((sum, row) => sum + minorOf(row), 0n)
}
