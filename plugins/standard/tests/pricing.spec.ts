import { test } from '@japa/runner'
import type { RatingRule } from '#sdk/rating'
import { collectTargets } from '#sdk/testing'
import { basisPointsRule } from '#plugins/standard/rating/basis_points'
import { capacityRule } from '#plugins/standard/rating/capacity'
import { dynamicRule } from '#plugins/standard/rating/dynamic'
import { graduatedPercentageRule } from '#plugins/standard/rating/graduated_percentage'
import { matrixRule } from '#plugins/standard/rating/matrix'
import { packageRule } from '#plugins/standard/rating/package'
import { percentageRule } from '#plugins/standard/rating/percentage'
import {
  basisPoints,
  capacity,
  carrying,
  dynamic,
  matrix,
  packageTerms,
  partedMonth,
  percentage,
  percentageTiers,
} from '#plugins/standard/tests/pricing_samples'
import { amountsOf, itemisedOf } from '#plugins/standard/tests/rate'
import {
  event,
  group,
  obligation,
  quantityContext,
  usageContext,
  usageGroup,
} from '#plugins/standard/tests/rating_samples'

/** Published figures: a rule, its terms, the quantities used, the amount. */
type Published = [rule: RatingRule<any, any>, terms: object, used: number[], amount: string]

const payments = [10, 80, 10_000]
const first = [50, 100, 250, 400]
const fees = { ...percentage, unit_quantity: 1, rate_percent: '1.3', fixed_fee: '2' }
const each = { ...percentage, unit_quantity: 1, fixed_fee: '0' }
const bounds = { minimum_fee: '1.75', maximum_fee: '12' }
const wide = {
  ...percentageTiers,
  tiers: percentageTiers.tiers.map((tier, index) => ({
    ...tier,
    up_to: ['1000', '10000', null][index],
  })),
}

const published: Published[] = [
  [packageRule, packageTerms, [121], '1300'],
  [packageRule, { ...packageTerms, free_units: '10' }, [121], '1200'],
  [packageRule, { ...packageTerms, free_units: '200' }, [121], '0'],
  [packageRule, { ...packageTerms, package_price: '15' }, [], '0'],
  [percentageRule, { ...fees, free_events: 3, free_amount: '250' }, first, '11.15'],
  [percentageRule, { ...fees, free_events: 3 }, first, '7.2'],
  [percentageRule, fees, first, '18.4'],
  [percentageRule, { ...fees, free_events: 3, free_amount: '500' }, first, '7.2'],
  [percentageRule, { ...fees, free_events: 5 }, [50, 100, 150, 100], '0'],
  [percentageRule, { ...fees, rate_percent: '0', free_amount: '250' }, first, '8'],
  [percentageRule, { ...each, rate_percent: '2.9' }, [1, 1, 1, 1], '0.116'],
  [percentageRule, each, payments, '301.691'],
  [percentageRule, { ...each, ...bounds, fixed_fee: '2' }, payments, '18.691'],
  [percentageRule, { ...each, ...bounds, free_events: 2 }, payments, '12'],
  [percentageRule, { ...each, ...bounds, free_amount: '30' }, payments, '13.794'],
  [graduatedPercentageRule, percentageTiers, [], '200'],
  [graduatedPercentageRule, percentageTiers, [5, 6], '500.12'],
  [graduatedPercentageRule, percentageTiers, [21], '900.33'],
  [graduatedPercentageRule, wide, [500], '205'],
  [graduatedPercentageRule, wide, [500, 550], '511'],
  [graduatedPercentageRule, wide, [500, 550, 4_000], '591'],
]

test.group('Standard | published figures', () => {
  for (const [number, [rule, terms, used, amount]] of published.entries()) {
    test(`${number + 1}. ${rule.code} of ${used.join(', ')} is ${amount}`, ({ assert }) => {
      assert.deepEqual(amountsOf(rule, terms, usageGroup(...used)), [amount])
      if (used.length > 0) assert.equal(itemisedOf(rule, terms, usageGroup(...used)), amount)
    })
  }

  test('17 and then 22 units in one period begin four packages, not five', ({ assert }) => {
    const terms = { ...packageTerms, package_price: '1' }
    assert.deepEqual(amountsOf(packageRule, terms, partedMonth([17], [22])), ['2', '2'])
    assert.deepEqual(amountsOf(packageRule, terms, partedMonth([17], [3])), ['2', '0'])
    assert.equal(packageRule.stateOwner!({ ...terms }), 'service')
  })

  test('what a transaction adds is its item: 205, 306 and 80', ({ assert }) => {
    const rater = graduatedPercentageRule.compile(wide as never, undefined, usageContext)
    const { items } = rater.explain(usageGroup(500, 550, 4_000), { schema: 0, values: {} }, 0)
    assert.deepEqual(
      items.map(({ amount }) => amount),
      ['205', '306', '80']
    )
  })

  test('ten at a price of 1.33333 are 13.33 when each event is rounded', ({ assert }) => {
    const input = carrying({ quantity: 10, price: '1.33333' })
    const terms = { ...dynamic, multiplier: '1' }
    assert.deepEqual(amountsOf(dynamicRule, terms, input), ['13.3333'])
    assert.deepEqual(amountsOf(dynamicRule, { ...terms, event_decimals: 2 }, input), ['13.33'])
  })
})

test.group('Standard | percentage', () => {
  test('free events are counted over the whole period and begin anew with the next', ({
    assert,
  }) => {
    const terms = { ...fees, free_events: 3 }
    const rater = percentageRule.compile(terms as never, undefined, usageContext)
    const april = group(
      [obligation({ startsOn: '2026-04-01', endsOn: '2026-05-01' })],
      [event(0, 100, 0)]
    )
    assert.deepEqual(amountsOf(percentageRule, terms, partedMonth([100, 100], [100, 100])), [
      ...['0', '3.3'],
    ])
    const { state } = collectTargets(rater, partedMonth([100, 100], [100, 100]))
    assert.equal(collectTargets(rater, april, state as never).targets[0].amount, '0')
  })

  test('an amount below zero is held back', ({ assert }) => {
    const rater = percentageRule.compile(fees as never, undefined, usageContext)
    const { suspended, targets } = collectTargets(rater, usageGroup(100, -100))
    assert.deepEqual(suspended, [{ event: 'event-1', reason: 'standard.NEGATIVE_VALUE' }])
    assert.equal(targets[0].amount, '3.3')
  })

  test('a charge without a metric has no events to take a percentage of', ({ assert }) => {
    const compile = () => percentageRule.compile(fees as never, undefined, quantityContext)
    assert.throws(compile, /give the charge a metric/)
  })
})

test.group('Standard | basis points', () => {
  for (const [basis, startsOn, endsOn, amount] of [
    ['actual_365', '2026-03-01', '2026-04-01', '31'],
    ['actual_360', '2026-03-01', '2026-04-01', '2263/72'],
    ['thirty_360', '2026-02-01', '2026-03-01', '365/12'],
    ['actual_actual', '2028-02-01', '2028-03-01', '10585/366'],
    // 16 days of a common year and 15 of a leap year.
    ['actual_actual', '2027-12-16', '2028-01-16', '3777/122'],
  ] as const) {
    test(`one percent a year on 36,500 from ${startsOn} by ${basis} is ${amount}`, ({ assert }) => {
      const terms = { ...basisPoints, basis_points: '100', year_basis: basis }
      const input = group([obligation({ startsOn, endsOn })], [event(0, 3_650_000, 0)])
      assert.deepEqual(amountsOf(basisPointsRule, terms, input), [amount])
    })
  }
})

test.group('Standard | capacity', () => {
  test('the peak chooses the step; what lies above the last is paid by unit', ({ assert }) => {
    const rate = (...used: number[]) => amountsOf(capacityRule, capacity, usageGroup(...used))[0]
    assert.deepEqual(
      [rate(), rate(50, 20), rate(51), rate(100), rate(110, 3)],
      [...['31', '31', '50', '50', '65']]
    )
  })

  test('what is reserved is paid for the days due, what was used above it is not', ({ assert }) => {
    const part = obligation({
      startsOn: '2026-03-17',
      fraction: { numerator: 15n, denominator: 31n },
    })
    const terms = { ...capacity, steps: [{ up_to: '50', price: '31' }] }
    assert.deepEqual(amountsOf(capacityRule, terms, group([part], [event(0, 60, 0)])), ['30'])
  })
})

test.group('Standard | matrix', () => {
  test('the row with the most filters wins, whatever the order of the rows', ({ assert }) => {
    const input = carrying(
      { quantity: 10, kind: 'card', country: 'LU' },
      { quantity: 10, kind: 'card', country: 'AT' },
      { quantity: 10, country: 'DE' }
    )
    for (const rows of [matrix.rows, matrix.rows.toReversed()]) {
      assert.deepEqual(amountsOf(matrixRule, { ...matrix, rows }, input), ['13'])
    }
  })

  test('what no row is for is held back without a default price', ({ assert }) => {
    const terms = { ...matrix, default_price: null }
    const input = carrying({ quantity: 10, kind: 'card' }, { quantity: 10 })
    const rater = matrixRule.compile(terms as never, undefined, usageContext)
    const { suspended, targets } = collectTargets(rater, input)
    assert.deepEqual(suspended, [{ event: 'event-1', reason: 'standard.NO_ROW' }])
    assert.deepInclude(targets[0], { amount: '2', events: 1 })
  })

  test('two rows that one event can match need a row for both', async ({ assert }) => {
    const filter = (field: string, value: string) => ({ field, values: [value] })
    const [card, austria] = [filter('kind', 'card'), filter('country', 'AT')]
    const row = (name: string, ...filters: object[]) => ({ name, filters, unit_price: '1' })
    const tied = [row('Cards', card), row('Austria', austria)]
    const validate = (rows: object[]) => matrixRule.terms.validator.validate({ ...matrix, rows })
    await assert.rejects(() => validate(tied))
    await assert.doesNotReject(() => validate([...tied, row('Both', card, austria)]))
    // Of other values of one field no event can match both.
    await assert.doesNotReject(() =>
      validate([row('Cards', card), row('Cash', filter('kind', 'cash'))])
    )
  })

  test('each row is rounded by itself', ({ assert }) => {
    const terms = { ...matrix, unit_quantity: 60, unit_rounding: 'up' }
    const input = carrying(
      { quantity: 61, kind: 'card', country: 'DE' },
      { quantity: 61, kind: 'card' }
    )
    assert.deepEqual(amountsOf(matrixRule, terms, input), ['0.6'])
  })
})
