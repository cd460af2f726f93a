import { test } from '@japa/runner'
import { parseRational, roundRational, formatRational } from '#sdk/decimal'
import type { UsageEvent } from '#sdk/rating'
import { collectTargets } from '#sdk/testing'
import { graduatedRule } from '#plugins/standard/rating/graduated'
import { perUnitRule } from '#plugins/standard/rating/per_unit'
import { carrying } from '#plugins/standard/tests/pricing_samples'
import { amountsOf } from '#plugins/standard/tests/rate'
import {
  event,
  exactUnits,
  group,
  obligation,
  quantityContext,
  usageContext,
  usageGroup,
} from '#plugins/standard/tests/rating_samples'

const perUnit = { ...exactUnits, unit_price: '1' }
const weighted = { ...perUnit, aggregation: 'weighted_sum' } as const
const utc = { ...usageContext, timeZone: 'UTC' }
const AUGUST = { startsOn: '2023-08-01', endsOn: '2023-09-01' }
const august = obligation({ ...AUGUST, startsAt: 1_690_848_000, endsAt: 1_693_526_400 })

function changes(...deltas: [at: string, delta: number][]) {
  const events = deltas.map(([at, quantity], index): UsageEvent => ({
    ...event(index, quantity, 0),
    occurredAt: Date.parse(`2023-08-${at}Z`) / 1_000,
  }))
  return { ...group([august], events), timeZone: 'UTC' }
}

const DAY = [
  ['01T00:00:00', 2],
  ['01T01:00:00', 3],
  ['01T01:30:00', 1],
  ['01T02:00:00', -4],
  ['01T04:00:00', -2],
  ['01T05:00:00', 10],
  ['01T05:30:00', -10],
] as [string, number][]

test.group('Standard | aggregation', () => {
  test('counts events, the highest, the latest and different dimensions', ({ assert }) => {
    const events = group(
      [obligation()],
      [30, 50, 20].map((quantity, index) => ({
        ...event(index, quantity, 0),
        dimension: index === 1 ? 'zone-2' : 'zone-1',
      }))
    )
    const counted = (aggregation: string) =>
      amountsOf(perUnitRule, { ...perUnit, aggregation }, events)[0]
    assert.deepEqual(['sum', 'count', 'max', 'latest', 'unique'].map(counted), [
      ...['100', '3', '50', '20', '2'],
    ])
  })

  test('without usage every way of counting makes zero', ({ assert }) => {
    for (const aggregation of ['sum', 'count', 'max', 'latest', 'unique', 'weighted_sum']) {
      assert.deepEqual(amountsOf(perUnitRule, { ...perUnit, aggregation }, usageGroup()), ['0'])
    }
  })

  test('the highest of levels below zero is below zero', ({ assert }) => {
    const terms = { ...perUnit, aggregation: 'max' }
    assert.deepEqual(amountsOf(perUnitRule, terms, usageGroup(-7, -5, -9)), ['-5'])
  })

  test('graduated prices of 15 events, of their sum and of their maximum are 25', ({ assert }) => {
    const fees = (up_to: string) => ({
      ...{ ...exactUnits, zero_usage_pays_flat: true },
      tiers: [
        { up_to, unit_price: '0', flat_fee: '10' },
        { up_to: null, unit_price: '0', flat_fee: '15' },
      ],
    })
    const twos = usageGroup(...Array.from({ length: 15 }, () => 2))
    const rate = (aggregation: string, up_to: string, input = twos) =>
      amountsOf(graduatedRule, { ...fees(up_to), aggregation }, input)
    assert.deepEqual(rate('count', '10'), ['25'])
    assert.deepEqual(rate('sum', '20'), ['25'])
    assert.deepEqual(rate('max', '20', usageGroup(12, 25)), ['25'])
  })

  test('exact decimals in an attribute count instead of quantities', ({ assert }) => {
    const events = carrying({ value: '0.1' }, { value: '0.2' }, { value: 5 })
    const rate = (aggregation: string) =>
      amountsOf(perUnitRule, { ...perUnit, aggregation, value_attribute: 'value' }, events)
    assert.deepEqual(rate('sum'), ['5.3'])
    assert.deepEqual(rate('latest'), ['5'])
  })

  test('an event without the attribute is held back and charged nothing', ({ assert }) => {
    const terms = { ...perUnit, value_attribute: 'value' }
    const events = carrying({ value: '2' }, { value: 'two' }, {}, { value: 0.5 })
    const rated = collectTargets(perUnitRule.compile(terms, undefined, usageContext), events)
    assert.deepInclude(rated.targets[0], { amount: '2', events: 1 })
    assert.deepEqual(
      rated.suspended.map(({ reason }) => reason),
      Array(3).fill('standard.NO_VALUE')
    )
  })

  test('different users are counted once each', ({ assert }) => {
    const terms = { ...perUnit, aggregation: 'unique', unique_attribute: 'user' }
    const events = carrying({ user: 'a' }, { user: 'b' }, { user: 'a' }, { user: 7 })
    assert.deepEqual(amountsOf(perUnitRule, terms, events), ['3'])
  })

  for (const [name, level, deltas, expected] of [
    ['a morning of changes', 0, DAY, '0.02218'],
    ['1,000 from the first second on', 0, [['01T00:00:00', 1_000]], '1000'],
    ['a morning of changes upon 1,000 carried in', 1_000, DAY, '1000.02218'],
    ['3 from one o’clock on', 0, [['01T01:00:00', 3]], '2.99597'],
  ] as [string, number, [string, number][], string][]) {
    test(`weighted by how long it held, ${name} makes ${expected}`, ({ assert }) => {
      const state = { schema: 1, values: { level } }
      const terms = { ...weighted, carries_level: true }
      const [amount] = amountsOf(perUnitRule, terms, changes(...deltas), utc, state)
      const rounded = roundRational(parseRational(amount), 5, 'half_up')
      assert.equal(formatRational(rounded), expected)
    })
  }

  test('a level goes on from period to period, and not without the term', ({ assert }) => {
    const input = changes(['01T00:00:00', 5], ['17T00:00:00', -2])
    const carried = { ...weighted, carries_level: true } as const
    const rater = perUnitRule.compile(carried, undefined, utc)
    const { state } = collectTargets(rater, input)
    assert.deepEqual(state, { schema: 1, values: { level: 3 } })
    const plain = collectTargets(perUnitRule.compile(weighted, undefined, utc), input)
    assert.deepEqual(plain.state, { schema: 0, values: {} })
    assert.equal(perUnitRule.stateOwner!(carried), 'service')
    assert.isNull(perUnitRule.stateOwner!(weighted))
  })

  test('a level that held half of the month makes half, however the month is parted', ({
    assert,
  }) => {
    const middle = 1_690_848_000 + 15.5 * 86_400
    const parts = [
      { ...august, endsAt: middle, fraction: parseRational('1/2') },
      { ...august, startsAt: middle, fraction: parseRational('1/2') },
    ]
    const events = [{ ...event(0, 10, 0), occurredAt: 1_690_848_000 + 86_400 * 7.75 }]
    const state = { schema: 1, values: { level: 4 } }
    const terms = { ...weighted, carries_level: true }
    const whole = amountsOf(perUnitRule, terms, group([august], events), utc, state)
    assert.deepEqual(whole, ['11.5'])
    assert.deepEqual(amountsOf(perUnitRule, terms, group(parts, events), utc, state), ['4.5', '7'])
  })

  test('weighted by day, a change in the evening holds for the whole day', ({ assert }) => {
    const terms = { ...weighted, weighted_by: 'day' }
    const [amount] = amountsOf(perUnitRule, terms, changes(['31T23:00:00', 31]), utc)
    assert.equal(amount, '1')
  })

  test('a charge without a metric cannot count events', ({ assert }) => {
    const terms = { ...perUnit, aggregation: 'count' } as const
    assert.throws(() => perUnitRule.compile(terms, undefined, quantityContext), /metric/)
  })

  test('a factor converts before units are rounded', ({ assert }) => {
    const terms = { ...perUnit, factor: '10.55', unit_rounding: 'up', unit_step: '10' }
    assert.deepEqual(amountsOf(perUnitRule, terms, usageGroup(100)), ['1060'])
  })
})
