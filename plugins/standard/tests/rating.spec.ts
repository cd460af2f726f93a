import { test } from '@japa/runner'
import { formatRational, rational } from '#sdk/decimal'
import { collectTargets } from '#sdk/testing'
import type { JsonObject } from '#sdk/json'
import type { CompileContext, RatingGroup, RatingRule } from '#sdk/rating'
import { flatRule } from '#plugins/standard/rating/flat'
import { graduatedRule } from '#plugins/standard/rating/graduated'
import { perUnitRule } from '#plugins/standard/rating/per_unit'
import { volumeRule } from '#plugins/standard/rating/volume'
import {
  exactUnits,
  group,
  obligation,
  quantityContext,
  twoServices,
  usageContext,
  usageGroup,
} from '#plugins/standard/tests/rating_samples'

function rate(
  rule: RatingRule<any, any>,
  terms: JsonObject,
  input: RatingGroup,
  context: CompileContext = usageContext
) {
  return collectTargets(rule.compile(terms, undefined, context), input).targets
}

const tier = (up_to: string | null, unit_price: string, flat_fee = '0') => ({
  up_to,
  unit_price,
  flat_fee,
})

/** Published examples of tiered prices: tiers, quantity in base units and unit, price. */
const published = {
  graduated: [
    [[tier('5', '2'), tier(null, '1')], 13, 1, '18'],
    [[tier('10', '10', '2'), tier('20', '5', '3'), tier(null, '5', '3')], 0, 1, '2'],
    [[tier('10', '10', '2'), tier('20', '5', '3'), tier(null, '5', '3')], 10, 1, '102'],
    [[tier('10', '10', '2'), tier('20', '5', '3'), tier(null, '5', '3')], 11, 1, '110'],
    [[tier('0.1', '10'), tier('1', '5'), tier(null, '2')], 5, 10, '3'],
    [[tier('5', '0', '100'), tier('10', '0', '50'), tier(null, '5')], 5_001, 1_000, '150'],
    [[tier('1000', '0.01'), tier('10000', '0.008'), tier(null, '0.005')], 15_000, 1, '107'],
  ],
  volume: [
    [[tier('100', '2', '10'), tier('200', '1'), tier(null, '0.5', '50')], 0, 1, '10'],
    [[tier('100', '2', '10'), tier('200', '1'), tier(null, '0.5', '50')], 1_005, 10, '100.5'],
    [[tier('100', '2', '10'), tier('200', '1'), tier(null, '0.5', '50')], 200, 1, '200'],
    [[tier('100', '2', '10'), tier('200', '1'), tier(null, '0.5', '50')], 300, 1, '200'],
    [[tier('1000', '0.10'), tier('10000', '0.05'), tier(null, '0.01')], 15_000, 1, '150'],
  ],
} as const

test.group('Standard rating rules | flat', () => {
  test('charges the days that are due and each subscribed unit', ({ assert }) => {
    const targets = rate(flatRule, { amount: '9.99', per_quantity: true }, twoServices)
    assert.equal(targets[0].amount, '29.97')
    assert.equal(targets[1].amount, formatRational(rational(999n * 15n, 100n * 31n)))
  })

  test('leaves the quantity aside when the terms say so', ({ assert }) => {
    const targets = rate(flatRule, { amount: '9.99', per_quantity: false }, twoServices)
    assert.equal(targets[0].amount, '9.99')
  })
})

test.group('Standard rating rules | per unit', () => {
  test('rounds the sum of the events once, not each event', ({ assert }) => {
    const terms = { ...exactUnits, unit_price: '0.06', unit_quantity: 60, unit_rounding: 'up' }
    const targets = rate(perUnitRule, terms, usageGroup(30, 31, 59))
    assert.deepInclude(targets[0], { amount: '0.12', quantity: 120, billedQuantity: 120 })
    const above = rate(perUnitRule, terms, usageGroup(30, 31, 60))
    assert.deepInclude(above[0], { amount: '0.18', quantity: 121, billedQuantity: 180 })
  })

  test('rounds down and half up to steps below one unit', ({ assert }) => {
    const terms = { ...exactUnits, unit_price: '2', unit_quantity: 1_000, unit_step: '0.25' }
    const down = rate(perUnitRule, { ...terms, unit_rounding: 'down' }, usageGroup(1_499))
    assert.deepInclude(down[0], { amount: '2.5', billedQuantity: 1_250 })
    const nearest = rate(perUnitRule, { ...terms, unit_rounding: 'half_up' }, usageGroup(1_375))
    assert.deepInclude(nearest[0], { amount: '3', billedQuantity: 1_500 })
  })

  test('prices a byte of a mebibyte exactly', ({ assert }) => {
    const terms = { ...exactUnits, unit_price: '0.01', unit_quantity: 1_048_576 }
    const targets = rate(perUnitRule, terms, usageGroup(1))
    assert.equal(targets[0].amount, formatRational(rational(1n, 104_857_600n)))
  })

  test('refuses a step that is no whole number of base units', ({ assert }) => {
    const terms = { ...exactUnits, unit_price: '1', unit_step: '0.5', unit_rounding: 'up' } as const
    assert.throws(() => perUnitRule.compile(terms, undefined, usageContext), /no whole number/)
  })

  test('E38: credits a total below zero, or counts it as zero where the terms say so', ({
    assert,
  }) => {
    const terms = { ...exactUnits, unit_price: '0.5' }
    assert.equal(rate(perUnitRule, terms, usageGroup(10, -14))[0].amount, '-2')
    const clamped = { ...terms, negative_total: 'zero' }
    assert.deepInclude(rate(perUnitRule, clamped, usageGroup(10, -14))[0], {
      amount: '0',
      quantity: -4,
      billedQuantity: 0,
    })
  })

  test('rates and prorates the subscribed quantity without a metric', ({ assert }) => {
    const terms = { ...exactUnits, unit_price: '10' }
    const input = group([obligation({ quantity: 3, fraction: rational(1n, 3n) })])
    assert.equal(rate(perUnitRule, terms, input, quantityContext)[0].amount, '10')
  })

  test('never prorates what was used', ({ assert }) => {
    const terms = { ...exactUnits, unit_price: '1' }
    assert.equal(rate(perUnitRule, terms, twoServices)[1].amount, '66')
  })
})

test.group('Standard rating rules | tiers', () => {
  for (const [kind, examples] of Object.entries(published)) {
    const rule = kind === 'graduated' ? graduatedRule : volumeRule
    for (const [tiers, quantity, unit, amount] of examples) {
      test(`${kind} prices of ${quantity} by ${unit} make ${amount}`, ({ assert }) => {
        const terms = { ...exactUnits, tiers, unit_quantity: unit, zero_usage_pays_flat: true }
        const targets = rate(rule, terms, usageGroup(quantity))
        assert.equal(targets[0].amount, amount)
      })
    }
  }

  test('zero usage pays no fixed fee unless the terms say so', ({ assert }) => {
    const terms = { ...exactUnits, tiers: [tier(null, '1', '5')], zero_usage_pays_flat: false }
    assert.equal(rate(graduatedRule, terms, usageGroup())[0].amount, '0')
    assert.equal(rate(volumeRule, terms, usageGroup(0))[0].amount, '0')
  })

  test('the items of an itemised bill fill up the tiers in time order', ({ assert }) => {
    const tiers = [tier('100', '0.2'), tier(null, '0.1', '3')]
    const terms = { ...exactUnits, tiers, zero_usage_pays_flat: true }
    const input = usageGroup(80, 30, 10)
    const rater = graduatedRule.compile(terms, undefined, usageContext)
    const { items } = rater.explain(input, { schema: 0, values: {} }, 0)
    assert.deepEqual(
      items.map((item) => item.amount),
      ['16', '8', '1']
    )
    assert.equal(items[0].utcOffsetSeconds, 3_600)
  })

  test('a volume price itemises every event at the price of the tier reached', ({ assert }) => {
    const terms = {
      ...exactUnits,
      tiers: [tier('100', '0.2'), tier(null, '0.1')],
      zero_usage_pays_flat: true,
    }
    const rater = volumeRule.compile(terms, undefined, usageContext)
    const { items } = rater.explain(usageGroup(80, 30), { schema: 0, values: {} }, 0)
    assert.deepEqual(
      items.map((item) => item.amount),
      ['8', '3']
    )
  })
})
