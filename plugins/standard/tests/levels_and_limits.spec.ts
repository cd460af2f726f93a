import { test } from '@japa/runner'
import { parseRational, rational, formatRational, sumRational } from '#sdk/decimal'
import { collectTargets } from '#sdk/testing'
import { graduatedRule } from '#plugins/standard/rating/graduated'
import { maximumRule } from '#plugins/standard/rating/maximum'
import { minimumRule } from '#plugins/standard/rating/minimum'
import { partedMonth, tiers } from '#plugins/standard/tests/pricing_samples'
import { amountsOf, itemisedOf } from '#plugins/standard/tests/rate'
import {
  amountOf,
  event,
  exactUnits,
  group,
  obligation,
  quantityContext,
  usageContext,
} from '#plugins/standard/tests/rating_samples'

const utc = { ...usageContext, timeZone: 'UTC' }
const byLevel = { ...tiers, tiers_by: 'level', weighted_by: 'day', aggregation: 'weighted_sum' }
const APRIL = 1_774_994_400 + 7_200
const DAYS = { startsOn: '2026-04-01', endsOn: '2026-05-01' }
const april = obligation({ ...DAYS, startsAt: APRIL, endsAt: APRIL + 30 * 86_400 })

/** Seats that come and go in April, 30 days: how many, and for how many days they count. */
function seats(...changes: [quantity: number, days: number][]) {
  const events = changes.map(([quantity, days], index) => ({
    ...event(index, quantity, 0),
    occurredAt: APRIL + (30 - days) * 86_400,
  }))
  return { ...group([april], events), timeZone: 'UTC' }
}

test.group('Standard | graduated prices of a level', () => {
  for (const [changes, amount] of [
    [[[1, 21]], '107'],
    [[], '100'],
    [
      [
        [5, 21],
        [-2, 15],
      ],
      '125',
    ],
    [
      [
        [4, 21],
        [2, 15],
        [-3, 6],
      ],
      '180.5',
    ],
    [
      [
        [5, 21],
        [2, 15],
        [-4, 12],
        [10, 6],
      ],
      '190',
    ],
    [
      [
        [5, 12],
        [-100, 10],
      ],
      '0',
    ],
  ] as [[number, number][], string][]) {
    const told = changes.map(([quantity, days]) => `${quantity} for ${days} days`).join(', ')
    test(`published: ${told || 'no seats'} cost ${amount}`, ({ assert }) => {
      assert.deepEqual(amountsOf(graduatedRule, byLevel, seats(...changes), utc), [amount])
      if (changes.length > 0) {
        assert.equal(itemisedOf(graduatedRule, byLevel, seats(...changes), utc), amount)
      }
    })
  }

  test('75 seats of a whole month fill three tiers', ({ assert }) => {
    const three = [...tiers.tiers.slice(0, 1), { ...tiers.tiers[1], up_to: '15' }]
    const open = { up_to: null, unit_price: '2', flat_fee: '0' }
    const terms = { ...byLevel, tiers: [...three, open] }
    assert.deepEqual(amountsOf(graduatedRule, terms, seats([75, 30]), utc), ['370'])
  })

  test('a level carried in pays all of the period and the fee of its tier', ({ assert }) => {
    const state = { schema: 1, values: { level: 4 } }
    const terms = { ...byLevel, carries_level: true }
    assert.deepEqual(amountsOf(graduatedRule, terms, seats([2, 15]), utc, state), ['197.5'])
    // The seats carried in are no event: the items are what the new ones add.
    assert.equal(itemisedOf(graduatedRule, terms, seats([2, 15]), utc, state), '57.5')
    const rater = graduatedRule.compile(terms as never, undefined, utc)
    assert.deepEqual(collectTargets(rater, seats([2, 15]), state).state, {
      ...{ schema: 1, values: { level: 6 } },
    })
  })

  test('subscribed seats that change within the period pay each fee once', ({ assert }) => {
    // 5 seats for 16 of 31 days, then 12 for 15: 10 x 5 and 5 x 7 x 15/31, fees of 100 and 50.
    const terms = { ...tiers, tiers_by: 'level' }
    const amounts = amountsOf(graduatedRule, terms, partedMonth([], []), quantityContext)
    const total = sumRational(amounts.map(parseRational))
    assert.equal(formatRational(total), formatRational(rational(200n * 31n + 525n, 31n)))
    assert.equal(graduatedRule.stateOwner!(terms as never), 'subscription')
    assert.isNull(graduatedRule.stateOwner!({ ...tiers, ...exactUnits }))
  })
})

const limit = (amount: string) => ({ amount, reads_tag: 'usage', reads_scope: 'account' })
const reading = (fraction: string, ...reads: [amount: string, from: string, to: string][]) =>
  group([
    obligation({
      fraction: parseRational(fraction),
      reads: reads.map(([amount, from, to], index) => amountOf(`c${index}`, amount, from, to)),
    }),
  ])
const MARCH = ['2026-03-01', '2026-04-01'] as const

test.group('Standard | minimum and maximum', () => {
  test('a maximum counts what was billed before and keeps what came first', ({ assert }) => {
    const input = reading('1', ['160', ...MARCH], ['15', ...MARCH], ['7', '2026-03-20', MARCH[1]])
    const rater = maximumRule.compile(limit('170') as never, undefined, quantityContext)
    const parts: string[] = []
    rater.rate(
      input,
      { schema: 0, values: {} },
      {
        target(_index, target) {
          parts.push(formatRational(target.amount))
          for (const part of target.parts!)
            parts.push(`${part.startsOn} ${formatRational(part.amount)}`)
        },
        suspend() {},
      }
    )
    assert.deepEqual(parts, ['-12', '2026-03-20 -7', '2026-03-01 -5'])
  })

  test('a discount makes room below a maximum', ({ assert }) => {
    const rate = (...reads: [string, string, string][]) =>
      amountsOf(maximumRule, limit('100'), reading('1', ...reads), quantityContext)
    assert.deepEqual(rate(['70', ...MARCH], ['200', ...MARCH], ['-100', ...MARCH]), ['-70'])
    assert.deepEqual(rate(['200', ...MARCH], ['-110', ...MARCH]), ['0'])
  })

  test('a part of the period has its part of a maximum and of a minimum', ({ assert }) => {
    const input = reading('15/31', ['20', ...MARCH])
    assert.deepEqual(amountsOf(maximumRule, limit('31'), input, quantityContext), ['-5'])
    assert.deepEqual(amountsOf(minimumRule, limit('62'), input, quantityContext), ['10'])
  })

  test('E19: late usage reduces what was missing to a minimum first', ({ assert }) => {
    const rate = (used: string) =>
      amountsOf(minimumRule, limit('100'), reading('1', [used, ...MARCH]), quantityContext)[0]
    assert.deepEqual([rate('60'), rate('90'), rate('120')], ['40', '10', '0'])
  })

  test('E27: charge, minimum and maximum together lie between the two', ({ assert }) => {
    for (const used of ['0', '40', '100', '250']) {
      const low = amountsOf(
        minimumRule,
        limit('50'),
        reading('1', [used, ...MARCH]),
        quantityContext
      )
      const charged: [string, string, string][] = [used, ...low].map((one) => [one, ...MARCH])
      const high = amountsOf(maximumRule, limit('100'), reading('1', ...charged), quantityContext)
      const due = sumRational([used, ...low, ...high].map(parseRational))
      const expected = { '0': '50', '40': '50', '100': '100', '250': '100' }[used]
      assert.equal(formatRational(due), expected)
    }
  })
})
