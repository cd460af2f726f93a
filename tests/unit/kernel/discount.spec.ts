import fc from 'fast-check'
import { test } from '@japa/runner'
import { applyDiscounts, DISCOUNT_ORDERS, percentOf, type Discount } from '#kernel/discount'
import { formatRational, parseRational, rational } from '#kernel/rational'
import { codeOf } from '#tests/unit/kernel/code_of'

const percent = (text: string, lines?: number[]): Discount => ({
  kind: 'percent',
  percent: parseRational(text),
  lines,
})
const fixed = (minor: bigint, lines?: number[]): Discount => ({ kind: 'fixed', minor, lines })
const sum = (values: readonly bigint[]) => values.reduce((total, value) => total + value, 0n)

const apply = (
  lines: bigint[],
  discounts: Discount[],
  order: (typeof DISCOUNT_ORDERS)[number] = 'fixed_then_percent'
) => applyDiscounts({ lines, discounts, order, mode: 'half_up' })

const discountLists = () =>
  fc.array(
    fc.oneof(
      fc.bigInt({ min: 0n, max: 10n ** 7n }).map((minor) => fixed(minor)),
      fc.integer({ min: 0, max: 10000 }).map((basis) => percent(`${basis}/100`))
    ),
    { maxLength: 5 }
  )

const lineLists = () =>
  fc.array(fc.bigInt({ min: -(10n ** 6n), max: 10n ** 7n }), { minLength: 1, maxLength: 8 })

test.group('Kernel | discount', () => {
  test('E24: 100 less 10 and 20 % is 28 off with the fixed first, 30 off with the percentage first', ({
    assert,
  }) => {
    const discounts = [percent('20'), fixed(10n)]
    assert.equal(apply([100n], discounts).discount, 28n)
    assert.equal(apply([100n], discounts, 'percent_then_fixed').discount, 30n)
    assert.equal(apply([100n], discounts, 'as_given').discount, 30n)
    const steps = apply([100n], discounts).steps.map(({ discount, amount }) => [discount, amount])
    assert.deepEqual(steps, [
      [1, 10n],
      [0, 18n],
    ])
  })

  test('never goes below zero', ({ assert }) => {
    const { discount, remaining, steps } = apply([5n], [fixed(10n), percent('20')])
    assert.deepEqual([discount, remaining], [5n, [0n]])
    assert.deepEqual(
      steps.map((step) => step.amount),
      [5n, 0n]
    )
    assert.deepEqual(apply([-500n], [fixed(10n), percent('20')]).remaining, [-500n])
  })

  test('spreads 10.00 over 100, 50, 30 and 20 as 5.00, 2.50, 1.50 and 1.00', ({ assert }) => {
    const { steps, remaining } = apply([10000n, 5000n, 3000n, 2000n], [fixed(1000n)])
    assert.deepEqual(steps[0].lines, [500n, 250n, 150n, 100n])
    assert.deepEqual(remaining, [9500n, 4750n, 2850n, 1900n])
  })

  test('rounds a percentage once on all of its lines together', ({ assert }) => {
    const { discount, steps } = apply([333n, 333n, 334n], [percent('10')])
    assert.equal(discount, 100n)
    assert.deepEqual(steps[0].lines, [33n, 33n, 34n])
  })

  test('is limited to the lines that it names', ({ assert }) => {
    const { remaining } = apply([1000n, 2000n, 3000n], [percent('50', [1]), fixed(9999n, [0])])
    assert.deepEqual(remaining, [0n, 1000n, 3000n])
  })

  test('a negative line lowers what is discounted and takes no part itself', ({ assert }) => {
    const { remaining, discount } = apply([1000n, -400n], [percent('50')])
    assert.equal(discount, 300n)
    assert.deepEqual(remaining, [700n, -400n])
  })

  test('refuses percentages outside 0 to 100, negative amounts and unknown lines', ({ assert }) => {
    for (const bad of [
      percent('-1'),
      percent('100.01'),
      fixed(-1n),
      fixed(1n, [1]),
      fixed(1n, [-1]),
    ]) {
      assert.equal(
        codeOf(() => apply([100n], [bad])),
        'E_INVALID_DISCOUNT'
      )
    }
  })

  test('takes a percentage of an exact amount exactly', ({ assert }) => {
    assert.equal(formatRational(percentOf(parseRational('99.999'), rational(10n))), '9.9999')
  })

  test('the parts equal the whole in every order, and no line turns negative', () => {
    fc.assert(
      fc.property(
        lineLists(),
        discountLists(),
        fc.constantFrom(...DISCOUNT_ORDERS),
        (lines, discounts, order) => {
          const { discount, remaining, steps } = apply(lines, discounts, order)
          const stepsAddUp = steps.every((step) => sum(step.lines) === step.amount)
          const isBounded = remaining.every((left, index) => left >= 0n || left === lines[index])
          return (
            stepsAddUp &&
            isBounded &&
            sum(steps.map((step) => step.amount)) === discount &&
            sum(lines) - discount === sum(remaining)
          )
        }
      )
    )
  })

  test('fixed discounts take the same in any order', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: 0n, max: 10n ** 6n }),
        fc.array(fc.bigInt({ min: 0n, max: 10n ** 6n }), { maxLength: 6 }),
        (subtotal, amounts) => {
          const discounts = amounts.map((minor) => fixed(minor))
          const turned = apply([subtotal], [...discounts].reverse()).discount
          return apply([subtotal], discounts).discount === turned
        }
      )
    )
  })

  test('a line split in two loses what the whole line loses', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: 0n, max: 10n ** 7n }),
        fc.bigInt({ min: 0n, max: 10n ** 7n }),
        discountLists(),
        (first, second, discounts) =>
          apply([first, second], discounts).discount === apply([first + second], discounts).discount
      )
    )
  })
})
