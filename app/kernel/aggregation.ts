import { KernelError } from './errors.js'
import {
  addRational,
  maximumRational,
  multiplyRational,
  rational,
  sumRational,
  ZERO,
  type Rational,
} from './rational.js'

/** How the events of a period become one quantity, where their order in time alone matters. */
export const AGGREGATIONS = ['count', 'sum', 'max', 'latest', 'unique'] as const
export type Aggregation = (typeof AGGREGATIONS)[number]

/** Without events every aggregation is zero. Throws E_UNKNOWN_AGGREGATION. */
export function aggregate(aggregation: Aggregation, values: readonly Rational[]): Rational {
  switch (aggregation) {
    case 'count':
      return rational(BigInt(values.length))
    case 'sum':
      return sumRational(values)
    case 'max':
      return values.length === 0 ? ZERO : values.reduce(maximumRational)
    case 'latest':
      return values[values.length - 1] ?? ZERO
    case 'unique':
      return rational(BigInt(new Set(values.map(keyOf)).size))
    default:
      throw new KernelError('E_UNKNOWN_AGGREGATION', `"${aggregation}" is not an aggregation`)
  }
}

/**
 * The average level over [from, to) of something that is changed now and then (gigabytes stored,
 * seats held), each level weighted by the seconds it lasted. Changes before `from` count from the
 * start on, later ones not at all. Throws E_INVALID_PERIOD when the span is empty.
 */
export function weightedSum(input: {
  readonly from: number
  readonly to: number
  readonly initial: Rational
  readonly changes: readonly { readonly at: number; readonly delta: Rational }[]
}): Rational {
  const { from, to, initial, changes } = input
  if (to <= from) {
    throw new KernelError('E_INVALID_PERIOD', `No time passes from ${from} to ${to}`)
  }
  const length = BigInt(to - from)
  let sum = initial
  for (const { at, delta } of changes) {
    if (at >= to) continue
    const lasted = BigInt(to - (at < from ? from : at))
    sum = addRational(sum, multiplyRational(delta, rational(lasted, length)))
  }
  return sum
}

function keyOf(value: Rational): string {
  return `${value.numerator}/${value.denominator}`
}
