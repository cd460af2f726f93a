import fc from 'fast-check'
import { test } from '@japa/runner'
import { divideRounded, ROUNDING_MODES, type RoundingMode } from '#kernel/rounding'
import { codeOf } from '#tests/unit/kernel/code_of'

/** Results of the seven modes, in their order, for tenths: the table of java.math.RoundingMode. */
const TABLE: [tenths: bigint, ...results: bigint[]][] = [
  //        half_up half_even half_down up down ceiling floor
  [55n, 6n, 6n, 5n, 6n, 5n, 6n, 5n],
  [25n, 3n, 2n, 2n, 3n, 2n, 3n, 2n],
  [16n, 2n, 2n, 2n, 2n, 1n, 2n, 1n],
  [11n, 1n, 1n, 1n, 2n, 1n, 2n, 1n],
  [10n, 1n, 1n, 1n, 1n, 1n, 1n, 1n],
  [-10n, -1n, -1n, -1n, -1n, -1n, -1n, -1n],
  [-11n, -1n, -1n, -1n, -2n, -1n, -1n, -2n],
  [-16n, -2n, -2n, -2n, -2n, -1n, -1n, -2n],
  [-25n, -3n, -2n, -2n, -3n, -2n, -2n, -3n],
  [-55n, -6n, -6n, -5n, -6n, -5n, -5n, -6n],
]

/**
 * The definitions, written without a quotient: the result is one of the two integers next to the
 * value, chosen by distance, sign or parity.
 */
function byDefinition(numerator: bigint, denominator: bigint, mode: RoundingMode): bigint {
  let floor = 0n
  for (let step = 1n << 80n; step > 0n; step >>= 1n) {
    while ((floor + step) * denominator <= numerator) floor += step
    while (floor * denominator > numerator) floor -= step
  }
  const ceiling = floor * denominator === numerator ? floor : floor + 1n
  const below = numerator - floor * denominator
  const above = ceiling * denominator - numerator
  const outer = numerator < 0n ? floor : ceiling
  const inner = numerator < 0n ? ceiling : floor
  if (mode === 'floor') return floor
  if (mode === 'ceiling') return ceiling
  if (mode === 'up') return outer
  if (mode === 'down') return inner
  if (below !== above) return below < above ? floor : ceiling
  if (mode === 'half_up') return outer
  if (mode === 'half_down') return inner
  return floor % 2n === 0n ? floor : ceiling
}

const numerators = () => fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n })
const denominators = () => fc.bigInt({ min: 1n, max: 10n ** 6n })
const modes = () => fc.constantFrom(...ROUNDING_MODES)

test.group('Kernel | rounding', () => {
  test('rounds tenths as the table of java.math.RoundingMode says', ({ assert }) => {
    for (const [tenths, ...results] of TABLE) {
      const rounded = ROUNDING_MODES.map((mode) => divideRounded(tenths, 10n, mode))
      assert.deepEqual(rounded, results, `${tenths} tenths`)
    }
  })

  test('agrees with the definitions of the modes', () => {
    fc.assert(
      fc.property(numerators(), denominators(), modes(), (numerator, denominator, mode) => {
        return (
          divideRounded(numerator, denominator, mode) === byDefinition(numerator, denominator, mode)
        )
      })
    )
  })

  test('mirrors negatives, except towards an infinity', () => {
    const mirrored: RoundingMode[] = ['half_up', 'half_even', 'half_down', 'up', 'down']
    fc.assert(
      fc.property(numerators(), denominators(), (numerator, denominator) =>
        mirrored.every(
          (mode) =>
            divideRounded(-numerator, denominator, mode) ===
            -divideRounded(numerator, denominator, mode)
        )
      )
    )
  })

  test('moves by less than one and leaves integers alone', () => {
    fc.assert(
      fc.property(numerators(), denominators(), modes(), (numerator, denominator, mode) => {
        const moved = divideRounded(numerator, denominator, mode) * denominator - numerator
        const isLessThanOne = moved < denominator && -moved < denominator
        return (
          isLessThanOne && divideRounded(numerator * denominator, denominator, mode) === numerator
        )
      })
    )
  })

  test('treats a negative denominator as a negative numerator', ({ assert }) => {
    for (const mode of ROUNDING_MODES) {
      assert.equal(divideRounded(25n, -10n, mode), divideRounded(-25n, 10n, mode), mode)
    }
  })

  test('refuses a zero denominator and an unknown mode', ({ assert }) => {
    assert.equal(
      codeOf(() => divideRounded(1n, 0n, 'half_up')),
      'E_DIVISION_BY_ZERO'
    )
    const unknown = 'nearest' as RoundingMode
    assert.equal(
      codeOf(() => divideRounded(1n, 3n, unknown)),
      'E_UNKNOWN_ROUNDING_MODE'
    )
  })
})
