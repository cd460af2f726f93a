import { KernelError } from './errors.js'
import {
  compareRational,
  floorRational,
  negateRational,
  rational,
  subtractRational,
  type Rational,
} from './rational.js'

/**
 * Splits `total` minor units over `weights` so that the parts add up to the total exactly: each
 * part gets the whole units of its share, the units left over go one by one to the largest
 * remainders (Hamilton's method), ties in the order given. A negative total gives the mirrored
 * parts of its absolute value. A weight of zero gets zero. Throws E_INVALID_WEIGHTS for a negative
 * weight, for no weights and when all weights are zero.
 */
export function allocate(total: bigint, weights: readonly bigint[]): bigint[] {
  let sum = 0n
  for (const weight of weights) {
    if (weight < 0n) {
      throw new KernelError('E_INVALID_WEIGHTS', `A weight is zero or more, got ${weight}`)
    }
    sum += weight
  }
  if (sum === 0n) {
    throw new KernelError('E_INVALID_WEIGHTS', 'At least one weight must be above zero')
  }
  const size = total < 0n ? -total : total
  let left = size
  const remainders: bigint[] = []
  const parts = weights.map((weight) => {
    const product = size * weight
    const part = product / sum
    remainders.push(product - part * sum)
    left -= part
    return part
  })
  if (left > 0n) addLeftOvers(parts, remainders, Number(left))
  return total < 0n ? parts.map((part) => -part) : parts
}

/** `allocate` with exact fractions as weights. */
export function allocateByRationals(total: bigint, weights: readonly Rational[]): bigint[] {
  let common = 1n
  for (const weight of weights) {
    if (common % weight.denominator !== 0n) common *= weight.denominator
  }
  return allocate(
    total,
    weights.map((weight) => weight.numerator * (common / weight.denominator))
  )
}

/** The number left over is below the number of weights, so each index gets at most one. */
function addLeftOvers(parts: bigint[], remainders: readonly bigint[], count: number): void {
  const order = remainders.map((_, index) => index)
  order.sort((left, right) => {
    const difference = remainders[right] - remainders[left]
    return difference === 0n ? left - right : difference < 0n ? -1 : 1
  })
  for (let position = 0; position < count; position++) parts[order[position]] += 1n
}

/**
 * Rounds exact parts to integers that add up to `total`, which must be their exact sum rounded in
 * any mode. Each part moves by less than one unit; the units left over go to the largest fractions,
 * ties in the order given, and a negative total is mirrored. Unlike `allocate` the parts may have
 * mixed signs. Throws E_INVALID_WEIGHTS when the total is not near the sum.
 */
export function roundParts(parts: readonly Rational[], total: bigint): bigint[] {
  if (total < 0n) return roundParts(parts.map(negateRational), -total).map((part) => -part)
  const rounded = parts.map(floorRational)
  const fractions = parts.map((part, index) => subtractRational(part, rational(rounded[index])))
  const left = rounded.reduce((rest, part) => rest - part, total)
  if (left < 0n || left > BigInt(parts.length)) {
    throw new KernelError('E_INVALID_WEIGHTS', `The parts do not round to ${total}`)
  }
  const order = fractions.map((_, index) => index)
  order.sort((a, b) => compareRational(fractions[b], fractions[a]) || a - b)
  for (let position = 0; position < Number(left); position++) rounded[order[position]] += 1n
  return rounded
}
