import { test } from '@japa/runner'
import fc from 'fast-check'
import { formatRational, parseRational, sumRational } from '#sdk/decimal'
import { NO_ACCUMULATORS, type Accumulators, type RatingRule } from '#sdk/rating'
import { collectTargets } from '#sdk/testing'
import { apportionRule } from '#plugins/standard/rating/apportion'
import { estimateChainRule } from '#plugins/standard/rating/estimate_chain'
import { timeSplitRule } from '#plugins/standard/rating/time_split'
import { unitChainRule } from '#plugins/standard/rating/unit_chain'
import { oneTier } from '#plugins/standard/tests/calendar_samples'
import {
  apportion,
  estimateChain,
  factor,
  method,
  profile,
  timeSplit,
  unitChain,
} from '#plugins/standard/tests/conversion_samples'
import { quantityOf } from '#plugins/standard/tests/measured_samples'
import { amountsOf } from '#plugins/standard/tests/rate'
import {
  amountOf,
  group,
  obligation,
  quantityContext,
} from '#plugins/standard/tests/rating_samples'

const read = (units: string, startsOn = '2026-03-01', endsOn = '2026-04-01') =>
  group([obligation({ startsOn, endsOn, reads: [quantityOf(units, startsOn, endsOn)] })])
const amount = (rule: RatingRule<any, any>, terms: object, place = read('0')) =>
  amountsOf(rule, terms, place, quantityContext)[0]

test.group('Standard | unit chain', () => {
  test('1,200 m3 of gas are 12,768 kWh', ({ assert }) => {
    assert.equal(amount(unitChainRule, unitChain, read('1200')), '12768')
    assert.equal(
      amount(unitChainRule, { ...unitChain, tiers: oneTier('0.051') }, read('1200')),
      '651.168'
    )
  })

  test('5 m3 at a calorific value of 40 are 56.813 kWh', ({ assert }) => {
    // BottlecapDave, HomeAssistant-OctopusEnergy (MIT): test_m3_kwh_conversion.
    const joules = factor('Joules', '3.6', {
      operation: 'divide',
      decimals: 3,
      values: [{ from: null, factor: '3.6' }],
    })
    const steps = [factor('Correction', '1.02264'), factor('Heat', '40'), joules]
    assert.equal(amount(unitChainRule, { ...unitChain, steps }, read('5')), '56.813')
  })

  test('145 units of 100 cubic feet are 4,627.69 kWh when each step is rounded, else 4,627.70', ({
    assert,
  }) => {
    const chain = (first: number | null, heat: number | null) => [
      factor('Volume', '2.83', { decimals: first }),
      factor('Correction', '1.02264', { decimals: first }),
      factor('Heat', '39.7', { decimals: heat }),
      factor('Joules', '3.6', { operation: 'divide', decimals: 2 }),
    ]
    assert.equal(
      amount(unitChainRule, { ...unitChain, steps: chain(2, 1) }, read('145')),
      '4627.69'
    )
    assert.equal(
      amount(unitChainRule, { ...unitChain, steps: chain(null, null) }, read('145')),
      '4627.7'
    )
  })
})

test.group('Standard | time split', () => {
  const change = (from: string, prices: readonly string[]) => [
    { from: null, tiers: oneTier(prices[0]) },
    { from, tiers: oneTier(prices[1]) },
  ]
  test('of 100 in 45 days 33 belong to the first 15 and 67 to the rest', ({ assert }) => {
    // Oracle Utilities, Rate Cloud 23A: service quantity proration.
    const early = { ...timeSplit, decimals: 0, prices: change('2026-04-16', ['1', '0']) }
    const late = { ...early, prices: change('2026-04-16', ['0', '1']) }
    const used = read('100', '2026-04-01', '2026-05-16')
    assert.deepEqual(
      [amount(timeSplitRule, early, used), amount(timeSplitRule, late, used)],
      ['33', '67']
    )
  })

  test('186.18 are 70.51 until 14 March and 115.67 from then on by weights of the months', ({
    assert,
  }) => {
    const weighed = { ...timeSplit, split_by: 'weights', weights: profile, decimals: 2 }
    const year = read('186.18', '2023-01-01', '2024-01-01')
    const parts = [
      ['1', '0'],
      ['0', '1'],
    ].map((prices) =>
      amount(timeSplitRule, { ...weighed, prices: change('2023-03-15', prices) }, year)
    )
    assert.deepEqual(parts, ['70.51', '115.67'])
  })

  test('what was measured up to the change has the old price', ({ assert }) => {
    const reads = [
      quantityOf('30', '2026-03-01', '2026-03-17'),
      quantityOf('70', '2026-03-17', '2026-04-01'),
    ]
    const terms = { ...timeSplit, split_by: 'measured' }
    assert.equal(amount(timeSplitRule, terms, group([obligation({ reads })])), '37')
  })

  test('parts add up to the whole, however it is split and rounded', ({ assert }) => {
    const decimals = fc.option(fc.integer({ min: 0, max: 3 }))
    const by = fc.constantFrom('days', 'weights', 'measured')
    fc.assert(
      fc.property(fc.integer({ min: -9_999, max: 9_999 }), decimals, by, (units, kept, split) => {
        const weights = split === 'weights' ? profile : []
        const prices = ['2026-02-10', '2026-03-15', '2026-05-01'].flatMap((from) =>
          change(from, ['1', '1']).slice(1)
        )
        const terms = {
          ...timeSplit,
          prices: [timeSplit.prices[0], ...prices],
          split_by: split,
          weights,
          decimals: kept,
        }
        const same = {
          ...terms,
          prices: terms.prices.map((row) => ({ ...row, tiers: oneTier('1') })),
        }
        const whole = formatRational(parseRational(`${units}/7`))
        assert.equal(amount(timeSplitRule, same, read(whole, '2026-01-20', '2026-06-03')), whole)
      })
    )
  })
})

test.group('Standard | apportion', () => {
  const share = (pool: string, weights: readonly number[], terms: object = {}) => {
    const reads = [amountOf('roof', pool, '2026-03-01', '2026-04-01')]
    const members = weights.map((quantity, index) =>
      obligation({ serviceId: `${index}`, quantity, reads })
    )
    return amountsOf(apportionRule, { ...apportion, ...terms }, group(members), quantityContext)
  }
  test('published shares come out', ({ assert }) => {
    assert.deepEqual(share('1', [1, 1, 1]), ['0.34', '0.33', '0.33'])
    assert.deepEqual(share('100', [1, 3]), ['25', '75'])
    assert.deepEqual(share('40', [1, 1, 1, 1]), ['10', '10', '10', '10'])
    assert.deepEqual(share('-1', [1, 1, 1]), ['-0.34', '-0.33', '-0.33'])
  })

  test('without any weight all pay alike, or nobody does', ({ assert }) => {
    assert.deepEqual(share('1', [0, 0]), ['0.5', '0.5'])
    assert.throws(() => share('1', [0, 0], { zero_base: 'refuse' }), /Nobody has a weight/)
  })

  test('shares add up to the cent, whatever the weights', ({ assert }) => {
    const weights = fc.array(fc.integer({ min: 0, max: 400 }), { minLength: 1, maxLength: 30 })
    fc.assert(
      fc.property(fc.integer({ min: -99_999, max: 99_999 }), weights, (cents, given) => {
        const pool = formatRational(parseRational(`${cents}/100`))
        const sum = sumRational(share(pool, given).map((one) => parseRational(one)))
        assert.equal(formatRational(sum), pool)
      })
    )
  })
})

test.group('Standard | estimate chain', () => {
  const nothing = group([obligation({ reads: [] })])
  function follow(terms: object, places: readonly ReturnType<typeof read>[]) {
    const rater = estimateChainRule.compile(terms as never, undefined, quantityContext)
    let state: Accumulators = NO_ACCUMULATORS
    return places.map((place) => {
      const { targets, state: closing } = collectTargets(rater, place, state)
      state = closing as unknown as Accumulators
      return [targets[0].amount, (targets[0].display as { method: string | null }).method]
    })
  }
  const empty = (startsOn: string, endsOn: string) =>
    group([obligation({ startsOn, endsOn, reads: [] })])

  test('a method serves so many periods in a row, then the next one does', ({ assert }) => {
    const methods = [method('mean', { periods: 2, of_periods: 3 }), method('profile', { profile })]
    const rated = follow({ ...estimateChain, methods }, [
      read('31', '2026-01-01', '2026-02-01'),
      empty('2026-02-01', '2026-03-01'),
      empty('2026-03-01', '2026-04-01'),
      empty('2026-04-01', '2026-05-01'),
      read('60', '2026-05-01', '2026-06-01'),
      empty('2026-06-01', '2026-07-01'),
    ])
    assert.deepEqual(rated, [
      ['31', null],
      ['28', 'mean'],
      ['31', 'mean'],
      ['80', 'profile'],
      ['60', null],
      // 91 of 62 days, for 30 days.
      ['1365/31', 'mean'],
    ])
  })

  test('a year ago counts by its days', ({ assert }) => {
    const rated = follow({ ...estimateChain, methods: [method('last_year')] }, [
      read('62', '2025-03-01', '2025-04-01'),
      read('5', '2025-04-01', '2025-05-01'),
      empty('2026-03-01', '2026-04-01'),
    ])
    assert.deepEqual(rated[2], ['62', 'last_year'])
  })

  test('what no method knows is not guessed', ({ assert }) => {
    const terms = { ...estimateChain, methods: [method('last_period')] }
    assert.throws(() => amount(estimateChainRule, terms, nothing), /add a reading/)
    const measured = read('0')
    assert.equal(amount(estimateChainRule, terms, measured), '0')
  })
})
