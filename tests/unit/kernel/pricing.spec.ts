import fc from 'fast-check'
import { test } from '@japa/runner'
import {
  flat,
  graduated,
  packageCount,
  packages,
  perUnit,
  pricedDifference,
  volume,
  type Priced,
  type Tier,
} from '#kernel/pricing'
import {
  addRational,
  compareRational,
  formatRational,
  isZeroRational,
  multiplyRational,
  parseRational,
  rational,
  subtractRational,
  sumRational,
  ZERO,
  type Rational,
} from '#kernel/rational'
import { positiveRational } from '#tests/unit/kernel/arbitraries'
import { codeOf } from '#tests/unit/kernel/code_of'

const number = (text: string) => parseRational(text)

const tier = (upTo: string | null, unit: string, fee = '0'): Tier => ({
  upTo: upTo === null ? null : number(upTo),
  unit: number(unit),
  flat: number(fee),
})

const amountOf = (priced: Priced) => formatRational(priced.amount)
const partsOf = (priced: Priced) => priced.parts.map((part) => formatRational(part.amount))

/** The tiers of Lago's and OpenMeter's published examples. */
const LAGO = [tier('10', '10', '2'), tier('20', '5', '3'), tier(null, '5', '3')]
const LAGO_VOLUME = [tier('100', '2', '10'), tier('200', '1', '0'), tier(null, '0.5', '50')]
const OPENMETER = [tier('5', '0', '100'), tier('10', '0', '50'), tier('15', '5'), tier(null, '1')]

const tierLists = (): fc.Arbitrary<Tier[]> =>
  fc
    .tuple(
      fc.array(fc.tuple(fc.integer({ min: 1, max: 500 }), positiveRational(), positiveRational()), {
        maxLength: 5,
      }),
      positiveRational()
    )
    .map(([steps, last]) => {
      let bound = 0
      const tiers: Tier[] = steps.map(([width, unit, fee]) => {
        bound += width
        return { upTo: rational(BigInt(bound)), unit, flat: fee }
      })
      return [...tiers, { upTo: null, unit: last, flat: ZERO }]
    })

test.group('Kernel | pricing, tiers', () => {
  test('graduated: {quantity} units cost {amount}')
    .with([
      { quantity: '0', amount: '2' },
      { quantity: '1', amount: '12' },
      { quantity: '10', amount: '102' },
      { quantity: '11', amount: '110' },
      { quantity: '12', amount: '115' },
      { quantity: '21', amount: '163' },
    ])
    .run(({ assert }, { quantity, amount }) => {
      const priced = graduated(number(quantity), { tiers: LAGO, zeroUsagePaysFlat: true })
      assert.equal(amountOf(priced), amount)
    })

  test('volume: {quantity} units cost {amount}')
    .with([
      { quantity: '0', amount: '10' },
      { quantity: '1', amount: '12' },
      { quantity: '100', amount: '210' },
      { quantity: '100.5', amount: '100.5' },
      { quantity: '101', amount: '101' },
      { quantity: '200', amount: '200' },
      { quantity: '300', amount: '200' },
    ])
    .run(({ assert }, { quantity, amount }) => {
      const priced = volume(number(quantity), { tiers: LAGO_VOLUME, zeroUsagePaysFlat: true })
      assert.equal(amountOf(priced), amount)
    })

  test('E25: a decimal between integer bounds belongs to the next tier', ({ assert }) => {
    assert.deepEqual(partsOf(graduated(number('5.001'), { tiers: OPENMETER })), ['100', '50'])
    assert.deepEqual(partsOf(graduated(number('5'), { tiers: OPENMETER })), ['100'])
  })

  test('E26: no usage pays the first flat fee only if the terms say so', ({ assert }) => {
    for (const model of [graduated, volume]) {
      assert.deepEqual(model(ZERO, { tiers: LAGO }), { amount: ZERO, parts: [] })
      assert.equal(amountOf(model(ZERO, { tiers: LAGO, zeroUsagePaysFlat: true })), '2')
    }
  })

  test('a cap bounds what one tier may cost', ({ assert }) => {
    const tiers = [{ ...tier('10', '3', '10'), cap: number('20') }, tier(null, '1')]
    assert.deepEqual(partsOf(graduated(number('12'), { tiers })), ['20', '2'])
    assert.deepEqual(partsOf(graduated(number('2'), { tiers })), ['16'])
    assert.deepEqual(partsOf(volume(number('10'), { tiers })), ['20'])
  })

  test('usage billed in steps pays tiers and flat fees once', ({ assert }) => {
    const price = (quantity: string) => graduated(number(quantity), { tiers: OPENMETER })
    assert.deepEqual(partsOf(pricedDifference(price('7'), price('8'))), ['0'])
    assert.deepEqual(partsOf(pricedDifference(price('7'), price('7'))), [])
    assert.deepEqual(partsOf(pricedDifference(price('12'), price('22'))), ['15', '7'])
  })

  test('E18: late usage that crosses a volume tier takes back -150 and bills 80', ({ assert }) => {
    const tiers = [tier('15', '10'), tier(null, '5')]
    const late = pricedDifference(volume(number('15'), { tiers }), volume(number('16'), { tiers }))
    assert.deepEqual(partsOf(late), ['-150', '80'])
  })

  test('refuses tiers that do not ascend, end too early or are not there', ({ assert }) => {
    const bad = [
      [],
      [tier('10', '1'), tier('10', '1')],
      [tier(null, '1'), tier('10', '1')],
      [tier('0', '1'), tier(null, '1')],
    ]
    for (const tiers of bad) {
      assert.equal(
        codeOf(() => graduated(rational(1n), { tiers })),
        'E_INVALID_TIERS'
      )
      assert.equal(
        codeOf(() => volume(ZERO, { tiers })),
        'E_INVALID_TIERS'
      )
    }
    const closed = { tiers: [tier('10', '1')] }
    assert.equal(
      codeOf(() => graduated(rational(11n), closed)),
      'E_QUANTITY_ABOVE_TIERS'
    )
    assert.equal(
      codeOf(() => volume(rational(11n), closed)),
      'E_QUANTITY_ABOVE_TIERS'
    )
    assert.equal(
      codeOf(() => graduated(rational(-1n), closed)),
      'E_NEGATIVE_QUANTITY'
    )
  })

  test('the parts equal the whole, in quantity and in money', () => {
    fc.assert(
      fc.property(tierLists(), positiveRational(), (tiers, quantity) => {
        return [graduated, volume].every((model) => {
          const { amount, parts } = model(quantity, { tiers, zeroUsagePaysFlat: true })
          const quantities = sumRational(parts.map((part) => part.quantity))
          const amounts = sumRational(parts.map((part) => part.amount))
          return (
            compareRational(quantities, quantity) === 0 &&
            compareRational(amounts, amount) === 0 &&
            parts.every((part) => {
              const formula = addRational(multiplyRational(part.quantity, part.unit), part.flat)
              return compareRational(formula, part.amount) === 0
            })
          )
        })
      })
    )
  })

  test('billing in two steps costs what billing at once costs', () => {
    const terms = (tiers: Tier[]): ((quantity: Rational) => Priced)[] => [
      (quantity) => graduated(quantity, { tiers }),
      (quantity) => volume(quantity, { tiers }),
      (quantity) =>
        packages(quantity, { size: number('7'), price: number('3'), free: number('2') }),
      (quantity) => perUnit(quantity, number('0.0123')),
    ]
    fc.assert(
      fc.property(tierLists(), positiveRational(), positiveRational(), (tiers, first, second) =>
        terms(tiers).every((price) => {
          const all = price(addRational(first, second))
          const rest = pricedDifference(price(first), all)
          const paid = addRational(price(first).amount, rest.amount)
          const parts = sumRational(rest.parts.map((part) => part.amount))
          return (
            compareRational(paid, all.amount) === 0 && compareRational(parts, rest.amount) === 0
          )
        })
      )
    )
  })

  test('more usage never costs less under graduated prices', () => {
    fc.assert(
      fc.property(tierLists(), positiveRational(), positiveRational(), (tiers, first, more) => {
        const low = graduated(first, { tiers }).amount
        return compareRational(graduated(addRational(first, more), { tiers }).amount, low) >= 0
      })
    )
  })

  test('graduated and volume agree inside the first tier', () => {
    fc.assert(
      fc.property(tierLists(), positiveRational(), (tiers, quantity) => {
        const bound = tiers[0].upTo
        if (bound !== null && compareRational(quantity, bound) > 0) return true
        const one = graduated(quantity, { tiers }).amount
        return isZeroRational(subtractRational(one, volume(quantity, { tiers }).amount))
      })
    )
  })
})

test.group('Kernel | pricing, flat, units and packages', () => {
  test('a flat price does not depend on usage', ({ assert }) => {
    assert.equal(amountOf(flat(number('100'))), '100')
  })

  test('units are multiplied exactly', ({ assert }) => {
    assert.equal(amountOf(perUnit(number('123.456'), number('0.50'))), '61.728')
    assert.equal(amountOf(perUnit(number('1/3'), number('3'))), '1')
    assert.equal(
      codeOf(() => perUnit(number('-1'), number('3'))),
      'E_NEGATIVE_QUANTITY'
    )
  })

  test('{quantity} units in packages of 10 with {free} free cost {amount}')
    .with([
      { quantity: '121', free: '0', amount: '1300' },
      { quantity: '121', free: '10', amount: '1200' },
      { quantity: '121', free: '200', amount: '0' },
      { quantity: '0', free: '0', amount: '0' },
      { quantity: '10', free: '0', amount: '100' },
      { quantity: '10.0001', free: '0', amount: '200' },
    ])
    .run(({ assert }, { quantity, free, amount }) => {
      const terms = { size: number('10'), price: number('100'), free: number(free) }
      assert.equal(amountOf(packages(number(quantity), terms)), amount)
    })

  test('17 and then 5 more units are one more package, not two', ({ assert }) => {
    const price = (quantity: string) =>
      packages(number(quantity), { size: number('10'), price: number('15') })
    assert.equal(amountOf(pricedDifference(price('17'), price('22'))), '15')
  })

  test('a package begun counts whole', ({ assert }) => {
    const counts = ['0', '1', '9', '10', '11'].map((units) =>
      packageCount(number(units), number('10'))
    )
    assert.deepEqual(counts, [0n, 1n, 1n, 1n, 2n])
    assert.equal(
      codeOf(() => packageCount(number('1'), ZERO)),
      'E_INVALID_PACKAGE'
    )
  })
})
