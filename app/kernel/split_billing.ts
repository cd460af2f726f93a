import { excessOverMaximum, minimumShortfall } from './commitment.js'
import { pricedDifference, type Priced } from './pricing.js'
import { addRational, isZeroRational, subtractRational, ZERO, type Rational } from './rational.js'

/** Where a bill stands among the bills of its period. */
export type BillPosition = 'single' | 'first' | 'mid' | 'last'

const NOTHING: Priced = { amount: ZERO, parts: [] }

/** Whether nothing of the period is billed after it. */
export function isFinalBill(position: BillPosition): boolean {
  return position === 'single' || position === 'last'
}

/**
 * What one of several bills of a period asks for: the price of all that was used up to it less the
 * price of what earlier bills had. The first bill finds nothing priced before it, so that it also
 * asks for what no usage costs.
 */
export function billedStep(input: {
  readonly price: (quantity: Rational) => Priced
  readonly earlier: Rational
  readonly added: Rational
  readonly position: BillPosition
}): Priced {
  const { price, earlier, added, position } = input
  const isFirst = ['single', 'first'].includes(position) && isZeroRational(earlier)
  const before = isFirst ? NOTHING : price(earlier)
  return pricedDifference(before, price(addRational(earlier, added)))
}

/** A price that is known only when the period is over: all of it on the last bill, none before. */
export function billedAtEnd(input: {
  readonly price: (quantity: Rational) => Priced
  readonly earlier: Rational
  readonly added: Rational
  readonly position: BillPosition
}): Priced {
  return isFinalBill(input.position)
    ? input.price(addRational(input.earlier, input.added))
    : NOTHING
}

/** What is missing to a minimum, on the last bill of the period; `billed` is what earlier ones had. */
export function minimumOfStep(input: {
  readonly minimum: Rational
  readonly billed: Rational
  readonly amount: Rational
  readonly position: BillPosition
}): Rational {
  const { minimum, billed, amount, position } = input
  const reached = addRational(billed, amount)
  return minimumShortfall({ minimum, billed: reached, isFinal: isFinalBill(position) })
}

/** Lines under a maximum of the period: what is above it, and what is left of each, in order. */
export function maximumOfStep(input: {
  readonly maximum: Rational
  readonly billed: Rational
  readonly lines: readonly Rational[]
}): { readonly discounts: Rational[]; readonly totals: Rational[] } {
  const { maximum, billed, lines } = input
  const discounts = excessOverMaximum({ maximum, billedBefore: billed, amounts: lines })
  return {
    discounts,
    totals: lines.map((line, index) => subtractRational(line, discounts[index])),
  }
}
