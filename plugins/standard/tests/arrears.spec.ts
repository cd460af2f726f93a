import { test } from '@japa/runner'
import fc from 'fast-check'
import { addRational, formatRational, parseRational, rationalToMinor } from '#sdk/decimal'
import { NO_ACCUMULATORS, type Accumulators } from '#sdk/rating'
import { collectTargets } from '#sdk/testing'
import { addDays } from '#sdk/time'
import { benefitRule } from '#plugins/standard/rating/benefit'
import type { BenefitTerms } from '#plugins/standard/rating/benefit_terms'
import { penaltyRule } from '#plugins/standard/rating/penalty'
import type { PenaltyTerms } from '#plugins/standard/rating/penalty_terms'
import { benefit, days, moved, penalty } from '#plugins/standard/tests/arrears_samples'
import { quantityOf } from '#plugins/standard/tests/measured_samples'
import { amountsOf } from '#plugins/standard/tests/rate'
import {
  amountOf,
  group,
  obligation,
  quantityContext,
  usageContext,
} from '#plugins/standard/tests/rating_samples'

const terms = (given: object = {}) => ({ ...penalty, ...given }) as PenaltyTerms
const cents = (amount: string) => Number(rationalToMinor(parseRational(amount), 'EUR', 'half_up'))
const debt = moved('2019-06-10', 100_000)
const payment = moved('2020-01-01', -10_000)

function rate(
  given: PenaltyTerms,
  from: string,
  to: string,
  events = [debt, payment],
  state = NO_ACCUMULATORS
) {
  const rater = penaltyRule.compile(given, undefined, usageContext)
  const used = group([days(from, to)], events)
  const { targets, state: closing } = collectTargets(rater, used, state)
  const amount = String(targets[0].amount)
  const display = targets[0].display as {
    debts: { lines: { days: number; share: string; paused: boolean }[] }[]
  }
  return {
    amount,
    closing: closing as unknown as Accumulators,
    lines: display.debts[0]?.lines ?? [],
  }
}

test.group('Standard | interest on arrears', () => {
  test('100,000 of May 2019 with 10,000 paid cost 83,505 by 18 April 2024', ({ assert }) => {
    // aleoreh, penalty-calc-corp: calculator.spec.ts.
    const { amount, lines } = rate(terms(), '2019-06-01', '2024-04-19')
    assert.equal(cents(amount), 83_505)
    assert.lengthOf(lines, 8)
    const count = (holds: (line: (typeof lines)[0]) => boolean) =>
      lines.filter(holds).reduce((sum, line) => sum + line.days, 0)
    assert.equal(
      count(() => true),
      1_774
    )
    assert.equal(
      count(({ share }) => share === '0'),
      30
    )
    assert.equal(
      count(({ share }) => share === '1/300'),
      60
    )
    assert.equal(
      count(({ share }) => share === '1/130'),
      1_684
    )
    assert.equal(
      count(({ paused }) => paused),
      456
    )
  })

  test('a payment lowers the debt from the next day', ({ assert }) => {
    const before = rate(terms(), '2019-06-01', '2020-01-02')
    assert.equal(cents(before.amount), 10_304)
    assert.equal(
      before.lines.reduce((sum, line) => sum + line.days, 0),
      205
    )
    const after = rate(terms(), '2020-01-02', '2024-04-19', [], before.closing)
    assert.equal(cents(after.amount), 73_201)
  })

  test('nothing accrues in the first thirty days, and the 31st costs a three-hundredth', ({
    assert,
  }) => {
    assert.equal(rate(terms(), '2019-06-01', '2019-07-11', [debt]).amount, '0')
    assert.equal(
      rate(terms(), '2019-06-01', '2019-07-12', [debt]).amount,
      formatRational(parseRational('95/300'))
    )
  })

  test('a rate that changes counts from its day, and no more than the maximum', ({ assert }) => {
    const steps = [{ up_to: null, share: '1/100' }]
    const rates = [
      { from: null, percent: '10' },
      { from: '2026-03-04', percent: '20' },
    ]
    const given = terms({ steps, rates, pauses: [], rate_maximum: '15' })
    // Two days at 10 % and three at 15 % of 100.00, a hundredth of it a day.
    const { amount } = rate(given, '2026-03-01', '2026-03-07', [moved('2026-03-01', 10_000)])
    assert.equal(amount, '0.65')
  })

  test('a debt costs no more than its limit in all its life', ({ assert }) => {
    const given = terms({
      steps: [{ up_to: null, share: '1/10' }],
      pauses: [],
      maximum_percent: '5',
    })
    const first = rate(given, '2026-03-01', '2026-03-05', [moved('2026-03-01', 10_000)])
    assert.equal(first.amount, '2.85')
    const second = rate(given, '2026-03-05', '2026-04-01', [], first.closing)
    assert.equal(second.amount, '2.15')
  })

  test('what is paid is forgotten, and a debt does not know the others', ({ assert }) => {
    const paid = [
      moved('2026-03-01', 500),
      moved('2026-03-02', 700, 'fee'),
      moved('2026-03-05', -500),
    ]
    const { closing } = rate(terms(), '2026-03-01', '2026-04-01', paid)
    assert.deepEqual(
      (closing.values.debts as { id: string }[]).map(({ id }) => id),
      ['fee']
    )
  })

  test('however the time is cut into periods, all of them cost the same', ({ assert }) => {
    const cut = fc.uniqueArray(fc.integer({ min: 1, max: 399 }), { maxLength: 5 })
    const events = fc.array(
      fc.record({
        on: fc.integer({ min: 0, max: 399 }),
        quantity: fc.integer({ min: -900, max: 900 }),
        id: fc.constantFrom('a', 'b'),
      }),
      { maxLength: 8 }
    )
    const start = '2026-01-01'
    fc.assert(
      fc.property(cut, events, (cuts, given) => {
        const all = given
          .toSorted((left, right) => left.on - right.on)
          .map(({ on, quantity, id }) => ({
            day: on,
            event: moved(addDays(start, on), quantity, id),
          }))
        const chosen = terms({
          pauses: [{ from: '2026-05-01', to: '2026-05-20' }],
          maximum_percent: '30',
        })
        const whole = rate(
          chosen,
          start,
          addDays(start, 400),
          all.map((one) => one.event)
        )
        const bounds = [0, ...cuts.sort((left, right) => left - right), 400]
        let state: Accumulators = NO_ACCUMULATORS
        let sum = parseRational('0')
        for (const [index, from] of bounds.slice(0, -1).entries()) {
          const to = bounds[index + 1]
          const own = all.filter(({ day }) => day >= from && day < to).map((one) => one.event)
          const part = rate(chosen, addDays(start, from), addDays(start, to), own, state)
          sum = addRational(sum, parseRational(part.amount))
          state = part.closing
        }
        assert.equal(formatRational(sum), whole.amount)
        assert.deepEqual(state, whole.closing)
      })
    )
  })
})

test.group('Standard | benefit', () => {
  const area = (units: string) => quantityOf(units, '2026-03-01', '2026-04-01')
  const relief = (given: object, ...reads: ReturnType<typeof area>[]) =>
    amountsOf(
      benefitRule,
      { ...benefit, ...given } as BenefitTerms,
      group([obligation({ reads, quantity: 2 })]),
      quantityContext
    )[0]
  const upkeep = amountOf('upkeep', '448', '2026-03-01', '2026-04-01')

  test('half of 36 of 40 square metres at 11.20 is 201.60, of 18 it is 100.80', ({ assert }) => {
    // Social office of Chelyabinsk, 2023: compensation of capital repair from the age of 70.
    assert.equal(relief({}, upkeep, area('40')), '-201.6')
    assert.equal(relief({ norm: { ...benefit.norm, amount: '18' } }, upkeep, area('40')), '-100.8')
    assert.equal(
      relief({ norm: { ...benefit.norm, amount: '18', per_quantity: true } }, upkeep, area('40')),
      '-201.6'
    )
  })

  test('below the norm all of it is relieved, and never more than the maximum', ({ assert }) => {
    assert.equal(relief({}, upkeep, area('30')), '-224')
    assert.equal(relief({ maximum: '150' }, upkeep, area('30')), '-150')
    assert.equal(relief({ norm: null, percent: '12.5' }, upkeep), '-56')
  })

  test('each charge is relieved within its own days', ({ assert }) => {
    const fee = amountOf('fee', '62', '2026-03-16', '2026-04-16')
    const rater = benefitRule.compile(
      { ...benefit, norm: null } as unknown as BenefitTerms,
      undefined,
      quantityContext
    )
    const parts: unknown[] = []
    rater.rate(group([obligation({ reads: [upkeep, fee] })]), NO_ACCUMULATORS, {
      target: (_index, target) => parts.push(...target.parts!),
      suspend: () => assert.fail(),
    })
    assert.deepEqual(parts, [
      { startsOn: '2026-03-01', endsOn: '2026-04-01', amount: parseRational('-224') },
      { startsOn: '2026-03-16', endsOn: '2026-04-01', amount: parseRational('-16') },
    ])
  })
})
