import fc from 'fast-check'
import { test } from '@japa/runner'
import { compareRational, formatRational, parseRational, rational, sumRational } from '#sdk/decimal'
import { percentage as percentageOf, weightedSum } from '#sdk/pricing'
import type { RatingGroup, RatingRule } from '#sdk/rating'
import { collectTargets } from '#sdk/testing'
import { capacityRule } from '#plugins/standard/rating/capacity'
import { dynamicRule } from '#plugins/standard/rating/dynamic'
import { graduatedRule } from '#plugins/standard/rating/graduated'
import { graduatedPercentageRule } from '#plugins/standard/rating/graduated_percentage'
import { matrixRule } from '#plugins/standard/rating/matrix'
import { packageRule } from '#plugins/standard/rating/package'
import { percentageRule } from '#plugins/standard/rating/percentage'
import { perUnitRule } from '#plugins/standard/rating/per_unit'
import {
  capacity,
  carrying,
  dynamic,
  matrix,
  packageTerms,
  partedMonth,
  percentage,
  percentageTiers,
  tiers,
} from '#plugins/standard/tests/pricing_samples'
import { amountsOf, itemisedOf } from '#plugins/standard/tests/rate'
import {
  event,
  exactUnits,
  group,
  obligation,
  usageContext,
  usageGroup,
} from '#plugins/standard/tests/rating_samples'

type Rule = RatingRule<any, any>

const quantities = fc.array(fc.integer({ min: 0, max: 3_000 }), { maxLength: 10 })
const cents = fc
  .integer({ min: 0, max: 5_000 })
  .map((units) => formatRational(rational(BigInt(units), 100n)))
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null })

const percentages = fc
  .record({
    rate_percent: cents,
    fixed_fee: cents,
    free_events: maybe(fc.integer({ min: 1, max: 5 })),
    free_amount: maybe(fc.constantFrom('0.5', '12.345', '100')),
    minimum_fee: maybe(fc.constantFrom('0', '0.3', '1.75')),
    maximum_fee: maybe(fc.constantFrom('1.75', '12')),
    unit_quantity: fc.constantFrom(1, 3, 100),
  })
  .map((terms) => ({ ...percentage, ...terms }))

/** Rules that price more when more is used, with terms whose prices are not below zero. */
const rising: [Rule, object][] = [
  [packageRule, { ...packageTerms, free_units: '7', unit_quantity: 3 }],
  [graduatedRule, tiers],
  [graduatedRule, { ...tiers, aggregation: 'max' }],
  [graduatedPercentageRule, percentageTiers],
  [capacityRule, capacity],
  [percentageRule, { ...percentage, free_events: 2, minimum_fee: '1', maximum_fee: '5' }],
  [matrixRule, matrix],
  [perUnitRule, { ...exactUnits, aggregation: 'unique', unit_price: '1' }],
]

test.group('Standard rating rules | pricing models', () => {
  for (const [number, [rule, terms]] of rising.entries()) {
    test(`${number + 1}. ${rule.code} never costs less for more use`, ({ assert }) => {
      const used = fc.tuple(quantities, fc.integer({ min: 0, max: 3_000 }))
      fc.assert(
        fc.property(used, ([before, more]) => {
          const [less] = amountsOf(rule, terms, usageGroup(...before))
          const [amount] = amountsOf(rule, terms, usageGroup(...before, more))
          assert.isAtLeast(compareRational(parseRational(amount), parseRational(less)), 0)
        })
      )
    })

    test(`${number + 1}. ${rule.code}: the items add up to what use adds`, ({ assert }) => {
      // A fee that is due without any use is no item.
      const some = fc.array(fc.integer({ min: 1, max: 3_000 }), { maxLength: 10 })
      fc.assert(
        fc.property(some, (used) => {
          const [amount] = amountsOf(rule, terms, usageGroup(...used))
          const itemised = itemisedOf(rule, terms, usageGroup(...used))
          const [unused] = amountsOf(rule, terms, usageGroup())
          const isCapacity = rule === capacityRule || used.length === 0
          const sum = sumRational([itemised, isCapacity ? unused : '0'].map(parseRational))
          assert.equal(formatRational(sum), amount)
        })
      )
    })
  }

  test('a percentage in whole numbers is that of exact fractions', ({ assert }) => {
    fc.assert(
      fc.property(percentages, quantities, (terms, used) => {
        const unit = BigInt(terms.unit_quantity)
        const given = (text: string | null) => (text === null ? null : parseRational(text))
        const expected = percentageOf(
          used.map((quantity) => rational(BigInt(quantity), unit)),
          {
            rate: parseRational(
              `${BigInt(parseRational(terms.rate_percent).numerator)}/${parseRational(terms.rate_percent).denominator * 100n}`
            ),
            fixedPerEvent: parseRational(terms.fixed_fee),
            freeEvents: terms.free_events,
            freeUnits: given(terms.free_amount),
            minimumPerEvent: given(terms.minimum_fee),
            maximumPerEvent: given(terms.maximum_fee),
          }
        )
        const input = usageGroup(...used)
        assert.deepEqual(amountsOf(percentageRule, terms, input), [formatRational(expected.amount)])
        assert.equal(itemisedOf(percentageRule, terms, input), formatRational(expected.amount))
      })
    )
  })

  test('a percentage and an event’s own price are the same however usage is split', ({
    assert,
  }) => {
    const cut = fc.tuple(percentages, quantities, fc.integer({ min: 0, max: 10 }))
    fc.assert(
      fc.property(cut, ([terms, used, at]) => {
        const priced = used.map((quantity) => ({ quantity, price: `0.${quantity}` }))
        for (const [rule, given] of [
          [percentageRule, terms],
          [dynamicRule, { ...dynamic, event_decimals: at > 5 ? 1 : null }],
        ] as [Rule, object][]) {
          const rater = rule.compile(given, undefined, usageContext)
          const whole = carrying(...priced)
          const part = (events: RatingGroup['events']) => ({ ...whole, events })
          const first = collectTargets(rater, part(whole.events.slice(0, at)))
          const second = collectTargets(rater, part(whole.events.slice(at)), first.state as never)
          const sum = [first, second].map(({ targets }) =>
            parseRational(targets[0].amount as string)
          )
          assert.equal(formatRational(sumRational(sum)), amountsOf(rule, given, whole)[0])
        }
      })
    )
  })

  test('packages of the parts of a period are those of all of it', ({ assert }) => {
    const signed = fc.array(fc.integer({ min: -40, max: 90 }), { maxLength: 8 })
    fc.assert(
      fc.property(signed, signed, fc.constantFrom('none', 'up'), (early, late, rounding) => {
        const terms = { ...packageTerms, unit_quantity: 4, unit_rounding: rounding }
        const parts = amountsOf(packageRule, terms, partedMonth(early, late)).map(parseRational)
        const whole = amountsOf(packageRule, terms, usageGroup(...early, ...late))
        assert.equal(formatRational(sumRational(parts)), whole[0])
      })
    )
  })

  test('a weighted sum is that of the kernel, and a price of a level is exact', ({ assert }) => {
    const changes = fc.array(
      fc.record({
        at: fc.integer({ min: 0, max: 2_674_799 }),
        delta: fc.integer({ min: -9, max: 30 }),
      }),
      { maxLength: 9 }
    )
    fc.assert(
      fc.property(changes, fc.integer({ min: 0, max: 50 }), (given, level) => {
        const inOrder = given.toSorted((one, other) => one.at - other.at)
        const month = obligation()
        const input = group(
          [month],
          inOrder.map(({ at, delta }, index) => ({
            ...event(index, delta, 0),
            occurredAt: month.startsAt + at,
          }))
        )
        const terms = {
          ...exactUnits,
          unit_price: '1',
          aggregation: 'weighted_sum',
          carries_level: true,
        }
        const state = { schema: 1, values: { level } }
        const expected = weightedSum({
          ...{ from: 0, to: month.endsAt - month.startsAt, initial: rational(BigInt(level)) },
          changes: inOrder.map(({ at, delta }) => ({ at, delta: rational(BigInt(delta)) })),
        })
        assert.deepEqual(amountsOf(perUnitRule, terms, input, usageContext, state), [
          formatRational(expected),
        ])
        const byLevel = { ...tiers, ...terms, tiers_by: 'level', carries_level: false }
        const [amount] = amountsOf(graduatedRule, byLevel, input)
        const itemised = itemisedOf(graduatedRule, byLevel, input)
        const levels = inOrder.map((_one, index) =>
          inOrder.slice(0, index + 1).reduce((sum, { delta }) => sum + delta, 0)
        )
        // The first tier's fee, due without any seat, belongs to no event.
        if (Math.max(0, ...levels) > 0) assert.equal(itemised, amount)
      })
    )
  })
})
