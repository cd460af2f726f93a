import fc from 'fast-check'
import { test } from '@japa/runner'
import { aggregate, AGGREGATIONS, weightedSum, type Aggregation } from '#kernel/aggregation'
import {
  addRational,
  compareRational,
  formatRational,
  parseRational,
  rational,
} from '#kernel/rational'
import { smallRational } from '#tests/unit/kernel/arbitraries'
import { codeOf } from '#tests/unit/kernel/code_of'

const values = ['3', '-1', '3.0', '0.5'].map(parseRational)

test.group('Kernel | aggregation', () => {
  test('{aggregation} of 3, -1, 3.0 and 0.5 is {expected}')
    .with([
      { aggregation: 'count', expected: '4' },
      { aggregation: 'sum', expected: '5.5' },
      { aggregation: 'max', expected: '3' },
      { aggregation: 'latest', expected: '0.5' },
      { aggregation: 'unique', expected: '3' },
    ] as const)
    .run(({ assert }, { aggregation, expected }) => {
      assert.equal(formatRational(aggregate(aggregation, values)), expected)
    })

  test('nothing aggregates to zero, and a maximum may be negative', ({ assert }) => {
    for (const aggregation of AGGREGATIONS) {
      assert.equal(formatRational(aggregate(aggregation, [])), '0')
    }
    assert.equal(formatRational(aggregate('max', [parseRational('-2'), parseRational('-1')])), '-1')
    const unknown = 'median' as Aggregation
    assert.equal(
      codeOf(() => aggregate(unknown, values)),
      'E_UNKNOWN_AGGREGATION'
    )
  })

  test('weights each level by how long it lasted', ({ assert }) => {
    const span = { from: 1000, to: 2000, initial: rational(10n) }
    const at = (time: number, delta: string) => ({ at: time, delta: parseRational(delta) })
    const average = (changes: ReturnType<typeof at>[]) =>
      formatRational(weightedSum({ ...span, changes }))
    assert.equal(average([]), '10')
    assert.equal(average([at(1500, '4')]), '12')
    assert.equal(average([at(1250, '4'), at(1750, '-4')]), '12')
    assert.equal(average([at(500, '4')]), '14')
    assert.equal(average([at(2000, '4'), at(2500, '4')]), '10')
    const empty = { ...span, to: 1000, changes: [] }
    assert.equal(
      codeOf(() => weightedSum(empty)),
      'E_INVALID_PERIOD'
    )
  })

  test('the average of two halves is the mean of their averages', () => {
    fc.assert(
      fc.property(
        smallRational(),
        fc.array(fc.tuple(fc.integer({ min: 0, max: 1999 }), smallRational()), { maxLength: 6 }),
        (initial, list) => {
          const changes = list.map(([at, delta]) => ({ at, delta }))
          const whole = weightedSum({ from: 0, to: 2000, initial, changes })
          const first = weightedSum({ from: 0, to: 1000, initial, changes })
          const second = weightedSum({ from: 1000, to: 2000, initial, changes })
          const halves = addRational(first, second)
          return compareRational(addRational(whole, whole), halves) === 0
        }
      )
    )
  })
})
