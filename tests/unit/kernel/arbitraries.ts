import fc from 'fast-check'
import { rational, type Rational } from '#kernel/rational'

/**
 * Building blocks of the property tests: amounts well beyond any invoice, dates of three centuries.
 */
export const minorUnits = () => fc.bigInt({ min: -(10n ** 24n), max: 10n ** 24n })

export const smallRational = (): fc.Arbitrary<Rational> =>
  fc
    .tuple(fc.bigInt({ min: -1_000_000n, max: 1_000_000n }), fc.bigInt({ min: 1n, max: 10_000n }))
    .map(([numerator, denominator]) => rational(numerator, denominator))

export const positiveRational = (): fc.Arbitrary<Rational> =>
  fc
    .tuple(fc.bigInt({ min: 0n, max: 1_000_000n }), fc.bigInt({ min: 1n, max: 1000n }))
    .map(([numerator, denominator]) => rational(numerator, denominator))

/** Day numbers from 1900-01-01 to 2199-12-31. */
export const dayNumbers = () => fc.integer({ min: -25567, max: 84005 })
