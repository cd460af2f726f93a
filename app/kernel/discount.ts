import { allocate } from './allocation.js'
import { KernelError } from './errors.js'
import { compareRational, rational, type Rational } from './rational.js'
import { divideRounded, type RoundingMode } from './rounding.js'

/**
 * percent: 0 to 100 of what is left of its lines · fixed: minor units, at most what is left.
 * `lines` are the indexes it is limited to; without it every line takes part. `limitedTo` says why.
 */
export type Discount = {
  readonly lines?: readonly number[]
  readonly limitedTo?: DiscountLimit
} & (
  | { readonly kind: 'percent'; readonly percent: Rational }
  | { readonly kind: 'fixed'; readonly minor: bigint }
)

/**
 * Which discounts come first; equals keep the order given, the oldest first. The order changes money:
 * 100 less 10 and 20 % is 28 or 30. `by_limit_then_oldest`: those for usage of a metric, then those
 * for plans, then the others (Lago applies coupons so).
 */
export const DISCOUNT_ORDERS = [
  'fixed_then_percent',
  'percent_then_fixed',
  'by_limit_then_oldest',
  'as_given',
] as const
export type DiscountOrder = (typeof DISCOUNT_ORDERS)[number]

/** What a discount is limited to, the narrowest first. */
export const DISCOUNT_LIMITS = ['metric', 'plan', 'none'] as const
export type DiscountLimit = (typeof DISCOUNT_LIMITS)[number]

/** What decides the place of a discount among others. */
export interface DiscountTraits {
  readonly kind: 'fixed' | 'percent'
  readonly limitedTo?: DiscountLimit
}

/** Below zero when the first discount comes first; zero keeps the order given. */
export function compareDiscounts(
  order: DiscountOrder,
  first: DiscountTraits,
  second: DiscountTraits
): number {
  return rankOf(order, first) - rankOf(order, second)
}

function rankOf(order: DiscountOrder, { kind, limitedTo = 'none' }: DiscountTraits): number {
  switch (order) {
    case 'fixed_then_percent':
      return kind === 'fixed' ? 0 : 1
    case 'percent_then_fixed':
      return kind === 'percent' ? 0 : 1
    case 'by_limit_then_oldest':
      return DISCOUNT_LIMITS.indexOf(limitedTo)
    case 'as_given':
      return 0
  }
}

/**
 * `amount` is what the discount with index `discount` took, `lines` how much of it from each line.
 * All in minor units.
 */
export type DiscountStep = {
  readonly discount: number
  readonly amount: bigint
  readonly lines: readonly bigint[]
}

export type Discounted = {
  /** The total taken: the sum of the steps. */
  readonly discount: bigint
  /** What is left of each line. */
  readonly remaining: readonly bigint[]
  /** In the order applied. */
  readonly steps: readonly DiscountStep[]
}

/**
 * Takes discounts off lines in minor units. Each discount is computed once on what is left of all
 * its lines together, rounded once in `mode`, and then allocated over those lines by largest
 * remainder, so that its parts add up to it. No line and no total goes below zero; lines that are
 * zero or negative take no part. Throws E_INVALID_DISCOUNT for a percentage outside 0 to 100, a
 * negative amount or an unknown line.
 */
export function applyDiscounts(input: {
  readonly lines: readonly bigint[]
  readonly discounts: readonly Discount[]
  readonly order: DiscountOrder
  readonly mode: RoundingMode
}): Discounted {
  const remaining = [...input.lines]
  const steps: DiscountStep[] = []
  let discount = 0n
  for (const index of orderOf(input.discounts, input.order)) {
    const step = takeOff(remaining, input.discounts[index], index, input.mode)
    for (let line = 0; line < remaining.length; line++) remaining[line] -= step.lines[line]
    discount += step.amount
    steps.push(step)
  }
  return { discount, remaining, steps }
}

/** A percentage of an exact amount, exact. */
export function percentOf(amount: Rational, percent: Rational): Rational {
  return rational(
    amount.numerator * percent.numerator,
    amount.denominator * percent.denominator * 100n
  )
}

function takeOff(
  remaining: readonly bigint[],
  discount: Discount,
  index: number,
  mode: RoundingMode
): DiscountStep {
  assertDiscount(discount, remaining.length)
  const included = discount.lines === undefined ? null : new Set(discount.lines)
  let base = 0n
  const weights = remaining.map((left, line) => {
    if (included !== null && !included.has(line)) return 0n
    base += left
    return left > 0n ? left : 0n
  })
  const wanted = base > 0n ? amountOf(discount, base, mode) : 0n
  const amount = wanted < base ? wanted : base > 0n ? base : 0n
  return {
    discount: index,
    amount,
    lines: amount === 0n ? remaining.map(() => 0n) : allocate(amount, weights),
  }
}

function amountOf(discount: Discount, base: bigint, mode: RoundingMode): bigint {
  if (discount.kind === 'fixed') return discount.minor
  const { numerator, denominator } = discount.percent
  return divideRounded(base * numerator, denominator * 100n, mode)
}

function orderOf(discounts: readonly Discount[], order: DiscountOrder): number[] {
  const indexes = discounts.map((_, index) => index)
  return indexes.sort((left, right) => {
    return compareDiscounts(order, discounts[left], discounts[right]) || left - right
  })
}

function assertDiscount(discount: Discount, lineCount: number): void {
  const isValid =
    discount.kind === 'fixed'
      ? discount.minor >= 0n
      : discount.percent.numerator >= 0n && compareRational(discount.percent, rational(100n)) <= 0
  if (!isValid) {
    throw new KernelError(
      'E_INVALID_DISCOUNT',
      'A discount is 0 to 100 percent or an amount of zero or more'
    )
  }
  for (const line of discount.lines ?? []) {
    if (!Number.isInteger(line) || line < 0 || line >= lineCount) {
      throw new KernelError('E_INVALID_DISCOUNT', `A discount names line ${line} of ${lineCount}`)
    }
  }
}
