import fc from 'fast-check'
import { test } from '@japa/runner'
import { allocate, allocateByRationals, roundParts } from '#kernel/allocation'
import { parseRational, sumRational } from '#kernel/rational'
import { divideRounded, ROUNDING_MODES } from '#kernel/rounding'
import { minorUnits, smallRational } from '#tests/unit/kernel/arbitraries'
import { codeOf } from '#tests/unit/kernel/code_of'

const sum = (parts: readonly bigint[]) => parts.reduce((total, part) => total + part, 0n)

const weightLists = () =>
  fc
    .array(fc.bigInt({ min: 0n, max: 10n ** 12n }), { minLength: 1, maxLength: 20 })
    .filter((weights) => weights.some((weight) => weight > 0n))

test.group('Kernel | allocation', () => {
  test('splits {total} over {weights} as {parts}')
    .with([
      { total: 100n, weights: [333n, 333n, 334n], parts: [33n, 33n, 34n] },
      { total: 100n, weights: [1n, 1n, 1n], parts: [34n, 33n, 33n] },
      { total: -100n, weights: [1n, 1n, 1n], parts: [-34n, -33n, -33n] },
      { total: 1000n, weights: [10000n, 5000n, 3000n, 2000n], parts: [500n, 250n, 150n, 100n] },
      { total: 1000n, weights: [6000n, 4000n], parts: [600n, 400n] },
      { total: 2n, weights: [0n, 1n, 0n, 1n], parts: [0n, 1n, 0n, 1n] },
      { total: 1n, weights: [0n, 1n, 1n], parts: [0n, 1n, 0n] },
      { total: 0n, weights: [1n, 2n], parts: [0n, 0n] },
    ])
    .run(({ assert }, { total, weights, parts }) => {
      assert.deepEqual(allocate(total, weights), parts)
    })

  test('gives three parties of 99.99 a third each and loses no cent of 100.00', ({ assert }) => {
    assert.deepEqual(allocate(10000n, [1n, 1n, 1n]), [3334n, 3333n, 3333n])
  })

  test('refuses negative weights, no weights and weights of zero alone', ({ assert }) => {
    assert.equal(
      codeOf(() => allocate(1n, [1n, -1n])),
      'E_INVALID_WEIGHTS'
    )
    assert.equal(
      codeOf(() => allocate(1n, [])),
      'E_INVALID_WEIGHTS'
    )
    assert.equal(
      codeOf(() => allocate(0n, [0n, 0n])),
      'E_INVALID_WEIGHTS'
    )
  })

  test('the parts equal the whole, each within one unit of its share', () => {
    fc.assert(
      fc.property(minorUnits(), weightLists(), (total, weights) => {
        const parts = allocate(total, weights)
        const all = sum(weights)
        const isNear = parts.every((part, index) => {
          const distance = part * all - total * weights[index]
          return distance < all && -distance < all
        })
        return sum(parts) === total && isNear
      })
    )
  })

  test('mirrors a negative total', () => {
    fc.assert(
      fc.property(minorUnits(), weightLists(), (total, weights) => {
        const mirrored = allocate(-total, weights).map((part) => -part)
        return mirrored.every((part, index) => part === allocate(total, weights)[index])
      })
    )
  })

  test('does not depend on the unit of the weights', () => {
    fc.assert(
      fc.property(
        minorUnits(),
        weightLists(),
        fc.bigInt({ min: 1n, max: 1000n }),
        (total, weights, factor) => {
          const scaled = allocate(
            total,
            weights.map((weight) => weight * factor)
          )
          return allocate(total, weights).every((part, index) => part === scaled[index])
        }
      )
    )
  })

  test('a larger weight never gets a smaller part', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 9n }), weightLists(), (total, weights) => {
        const parts = allocate(total, weights)
        return weights.every((weight, index) =>
          weights.every((other, place) => weight <= other || parts[index] >= parts[place])
        )
      })
    )
  })

  test('takes exact fractions as weights', ({ assert }) => {
    const weights = ['1/3', '1/6', '0.5'].map(parseRational)
    assert.deepEqual(allocateByRationals(1000n, weights), [333n, 167n, 500n])
  })

  test('rounds parts of mixed signs to a total rounded in any mode', () => {
    fc.assert(
      fc.property(
        fc.array(smallRational(), { minLength: 1, maxLength: 12 }),
        fc.constantFrom(...ROUNDING_MODES),
        (parts, mode) => {
          const whole = sumRational(parts)
          const total = divideRounded(whole.numerator, whole.denominator, mode)
          const rounded = roundParts(parts, total)
          const isNear = rounded.every((part, index) => {
            const distance = part * parts[index].denominator - parts[index].numerator
            const limit = parts[index].denominator
            return distance < limit && -distance < limit
          })
          return sum(rounded) === total && isNear
        }
      )
    )
  })

  test('refuses a total that the parts do not round to', ({ assert }) => {
    const parts = ['0.5', '0.5'].map(parseRational)
    assert.deepEqual(roundParts(parts, 1n), [1n, 0n])
    assert.equal(
      codeOf(() => roundParts(parts, 3n)),
      'E_INVALID_WEIGHTS'
    )
    assert.equal(
      codeOf(() => roundParts(parts, -1n)),
      'E_INVALID_WEIGHTS'
    )
  })
})
