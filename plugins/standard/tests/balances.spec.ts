import { test } from '@japa/runner'
import fc from 'fast-check'
import { addRational, formatRational, parseRational, sumRational } from '#sdk/decimal'
import { NO_ACCUMULATORS, type Accumulators, type RatingGroup, type RatingRule } from '#sdk/rating'
import { collectTargets } from '#sdk/testing'
import { addMonths } from '#sdk/time'
import { creditBankRule } from '#plugins/standard/rating/credit_bank'
import { levelPlanRule } from '#plugins/standard/rating/level_plan'
import { trueUpRule } from '#plugins/standard/rating/true_up'
import { bank, inDimensions, levelPlan, trueUp } from '#plugins/standard/tests/balance_samples'
import { oneTier } from '#plugins/standard/tests/calendar_samples'
import { quantityOf } from '#plugins/standard/tests/measured_samples'
import { amountsOf } from '#plugins/standard/tests/rate'
import {
  amountOf,
  event,
  group,
  obligation,
  quantityContext,
  usageContext,
} from '#plugins/standard/tests/rating_samples'

const month = (index: number) => {
  const startsOn = addMonths('2026-01-01', index)
  return { startsOn, endsOn: addMonths(startsOn, 1) }
}

/** Amounts of periods that follow each other, with the state handed on. */
function follow(rule: RatingRule<any, any>, terms: object, groups: readonly RatingGroup[]) {
  const context = groups[0].obligations[0].reads === undefined ? usageContext : quantityContext
  const rater = rule.compile(terms, undefined, context)
  let state: Accumulators = NO_ACCUMULATORS
  const rated = groups.map((one) => {
    amountsOf(rule, terms, one, context, state)
    const { targets, state: closing } = collectTargets(rater, one, state)
    state = closing as unknown as Accumulators
    return targets[0]
  })
  return { amounts: rated.map(({ amount }) => String(amount)), rated, state }
}

const nets = (...quantities: number[]) =>
  quantities.map((quantity, index) => group([obligation(month(index))], [event(0, quantity, 0)]))
const reading = (...amounts: string[]) =>
  amounts.map((amount, index) => {
    const days = month(index)
    return group([
      obligation({ ...days, reads: [amountOf('energy', amount, days.startsOn, days.endsOn)] }),
    ])
  })

test.group('Standard | credit bank', () => {
  test('what was given pays for what is used later, never for what was used before', ({
    assert,
  }) => {
    // NREL/ssc, lib_utility_rate_test: net metering within one period, no carrying back.
    assert.deepEqual(follow(creditBankRule, bank, nets(-100, -50, 50, 100)).amounts, [
      '0',
      '0',
      '0',
      '0',
    ])
    assert.deepEqual(follow(creditBankRule, bank, nets(150, -150)).amounts, ['17.757', '0'])
    assert.deepEqual(follow(creditBankRule, bank, nets(-150, 150)).amounts, ['0', '0'])
  })

  test('credits of one time do not pay for another', ({ assert }) => {
    // NREL/ssc, test_net_metering_multiple_tou_periods; the source says 17.75.
    const used = inDimensions(['peak', 150], ['off', -150])
    assert.deepEqual(amountsOf(creditBankRule, { ...bank, bucket_by: 'dimension' }, used), [
      '17.757',
    ])
    assert.deepEqual(amountsOf(creditBankRule, bank, used), ['0'])
  })

  test('credits that expire pay for nothing behind their months', ({ assert }) => {
    const expiring = { ...bank, expires_after: 1, tiers: oneTier('1') }
    assert.deepEqual(follow(creditBankRule, expiring, nets(-100, 30, 30)).amounts, ['0', '0', '30'])
    const longer = { ...expiring, expires_after: 2 }
    assert.deepEqual(follow(creditBankRule, longer, nets(-100, 30, 30, 30)).amounts, [
      '0',
      '0',
      '0',
      '30',
    ])
  })

  test('the month of the true-up pays out what is left, and the next begins with nothing', ({
    assert,
  }) => {
    const settled = { ...bank, tiers: oneTier('1'), true_up_month: 2, payout_price: '0.02789' }
    const { amounts } = follow(creditBankRule, settled, nets(-100, -50, 10))
    assert.deepEqual(amounts, ['0', '-4.1835', '10'])
  })

  test('credits of money pay for charges up to what they are worth', ({ assert }) => {
    const money = { ...bank, tiers: oneTier('0.3'), credits: 'money', credit_price: '0.1' }
    assert.deepEqual(follow(creditBankRule, money, nets(-100, 20, 40)).amounts, ['0', '0', '8'])
  })

  test('no credit is lost or made: what came in went out or is left', ({ assert }) => {
    const quantities = fc.array(fc.integer({ min: -200, max: 200 }), {
      minLength: 1,
      maxLength: 20,
    })
    const months = fc.option(fc.integer({ min: 1, max: 6 }))
    fc.assert(
      fc.property(quantities, months, (given, expires) => {
        const terms = { ...bank, expires_after: expires, true_up_month: 12, payout_price: '1' }
        const { rated } = follow(creditBankRule, terms, nets(...given))
        let before = '0'
        for (const { display } of rated) {
          const { buckets } = display as { buckets: Record<string, string>[] }
          const sum = (...names: string[]) =>
            formatRational(sumRational(names.map((name) => parseRational(buckets[0][name]))))
          assert.equal(buckets[0].opening, before)
          assert.equal(sum('opening', 'earned'), sum('used', 'expired', 'paid_out', 'closing'))
          before = buckets[0].closing
        }
      })
    )
  })
})

test.group('Standard | level plan and true-up', () => {
  test('658.33 and 187.25 less advances of 690 are 155.58 to pay', ({ assert }) => {
    // Immowelt, sample statement of heating costs.
    const reads = [amountOf('advances', '690', '2026-03-01', '2026-04-01')]
    const settled = amountsOf(
      trueUpRule,
      { ...trueUp, owed: null },
      group([obligation({ reads })]),
      quantityContext
    )
    assert.deepEqual(settled, ['-690'])
    const sum = ['658.33', '187.25', settled[0]].map(parseRational).reduce(addRational)
    assert.equal(formatRational(sum), '155.58')
  })

  test('a span is priced once, over all of its periods', ({ assert }) => {
    const tiers = [{ up_to: '100', unit_price: '1', flat_fee: '0' }, ...oneTier('2')]
    const terms = { ...trueUp, owed: { code: 'test.used', tiers }, true_up_month: 3 }
    const groups = [80, 30, 40, 10].map((used, index) => {
      const { startsOn, endsOn } = month(index)
      const reads = [
        quantityOf(`${used}`, startsOn, endsOn),
        amountOf('advance', '50', startsOn, endsOn),
      ]
      return group([obligation({ startsOn, endsOn, reads })])
    })
    // 150 units: 100 at 1 and 50 at 2, less three advances.
    assert.deepEqual(follow(trueUpRule, terms, groups).amounts, ['0', '0', '50', '0'])
  })

  test('a small difference is carried on and settled with a later one', ({ assert }) => {
    const terms = { ...trueUp, owed: null, true_up_month: null, carry_below: '5' }
    assert.deepEqual(follow(trueUpRule, terms, reading('3', '1', '2', '0')).amounts, [
      '0',
      '0',
      '-6',
      '0',
    ])
  })

  test('charges and line together are the instalment, and the true-up of the line settles', ({
    assert,
  }) => {
    const actual = ['150', '90', '60', '120']
    const { amounts } = follow(
      levelPlanRule,
      { ...levelPlan, review_months: [] },
      reading(...actual)
    )
    assert.deepEqual(amounts, ['-50', '10', '40', '-20'])
    const settling = { ...trueUp, owed: null, true_up_month: 4 }
    assert.deepEqual(follow(trueUpRule, settling, reading(...amounts)).amounts, [
      '0',
      '0',
      '0',
      '20',
    ])
  })

  test('an instalment is levelled in its months, and only beyond the threshold', ({ assert }) => {
    const plan = (threshold: string) => {
      const terms = { ...levelPlan, threshold_percent: threshold }
      return follow(levelPlanRule, terms, reading('150', '90', '120', '120')).amounts
    }
    assert.deepEqual(plan('10'), ['-50', '10', '0', '0'])
    assert.deepEqual(plan('20'), ['-50', '10', '-20', '-20'])
  })

  test('a rolling plan bills the mean of twelve and a twelfth of the balance', ({ assert }) => {
    // GVEA: (current + previous 11 bills) / 12 + balance / 12.
    const amounts = ['120', ...Array.from({ length: 10 }, () => '60'), '180']
    const state = {
      schema: 1,
      values: { amounts: amounts.slice(0, -1), instalment: '0', balance: '36' },
    }
    const [current] = reading('180')
    const rolling = { ...levelPlan, levelled: 'rolling' }
    // (120 + 10 x 60 + 180) / 12 + 36 / 12 = 78, less 180.
    assert.deepEqual(amountsOf(levelPlanRule, rolling, current, quantityContext, state), ['-102'])
  })

  test('a balance is what charges were beyond instalments, whatever they were', ({ assert }) => {
    const amounts = fc.array(fc.integer({ min: 0, max: 500 }), { minLength: 1, maxLength: 30 })
    fc.assert(
      fc.property(amounts, fc.constantFrom('reviewed', 'rolling'), (given, levelled) => {
        const terms = { ...levelPlan, levelled }
        const { amounts: lines, state } = follow(
          levelPlanRule,
          terms,
          reading(...given.map(String))
        )
        const owed = formatRational(sumRational(lines.map((line) => parseRational(line))))
        assert.equal(
          owed,
          formatRational(parseRational(`-${state.values.balance}`.replace('--', '')))
        )
      })
    )
  })
})
