/** Exact fractions of the model, written apart from the kernel on purpose: both must not err alike. */
export type Fraction = readonly [top: bigint, bottom: bigint]

const common = (left: bigint, right: bigint): bigint =>
  right === 0n ? left : common(right, left % right)

export function fraction(top: bigint | number, bottom: bigint | number = 1n): Fraction {
  const [above, below] = [BigInt(top), BigInt(bottom)]
  const divisor = common(above < 0n ? -above : above, below) || 1n
  return [above / divisor, below / divisor]
}

export const times = (left: Fraction, right: Fraction) =>
  fraction(left[0] * right[0], left[1] * right[1])

export const plus = (left: Fraction, right: Fraction) =>
  fraction(left[0] * right[1] + right[0] * left[1], left[1] * right[1])

/** Cents to whole cents, half away from zero. */
export function rounded([top, bottom]: Fraction): number {
  const doubled = (top < 0n ? -top : top) * 2n + bottom
  const whole = doubled / (bottom * 2n)
  return Number(top < 0n ? -whole : whole)
}
