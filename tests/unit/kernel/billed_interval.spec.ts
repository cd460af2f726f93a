import fc from 'fast-check'
import { test } from '@japa/runner'
import {
  amountOfInterval,
  effectiveIntervals,
  intervalDifference,
  type BilledInterval,
} from '#kernel/billed_interval'
import { addDays } from '#kernel/calendar_date'
import {
  formatRational,
  parseRational,
  rational,
  sumRational,
  subtractRational,
} from '#kernel/rational'
import { codeOf } from '#tests/unit/kernel/code_of'

const YEAR = { startsOn: '2026-01-01', endsOn: '2027-01-01' }

const interval = (
  from: string,
  to: string,
  rate = '12',
  whole = { startsOn: from, endsOn: to }
) => ({
  whole,
  days: { startsOn: from, endsOn: to },
  rate: parseRational(rate),
})

const daysOf = (list: readonly BilledInterval[]) =>
  list.map(({ days, rate }) => `${days.startsOn} ${days.endsOn} ${formatRational(rate)}`)

const billedAtRandom = () =>
  fc
    .array(fc.tuple(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 5 })), {
      maxLength: 6,
    })
    .map((parts) => {
      let day = YEAR.startsOn
      return parts.map(([length, rate]): BilledInterval => {
        const days = { startsOn: day, endsOn: addDays(day, length) }
        day = days.endsOn
        return { whole: YEAR, days, rate: rational(BigInt(rate)) }
      })
    })

const total = (list: readonly BilledInterval[]) => sumRational(list.map(amountOfInterval))

test.group('Kernel | billed intervals', () => {
  test('a credit takes days off the oldest bill that still has them', ({ assert }) => {
    const billed = [
      interval('2014-01-01', '2014-02-01', '12'),
      interval('2014-01-23', '2014-02-01', '14.85'),
    ]
    const left = effectiveIntervals(billed, [{ startsOn: '2014-01-23', endsOn: '2014-02-01' }])
    assert.deepEqual(daysOf(left), ['2014-01-01 2014-01-23 12', '2014-01-23 2014-02-01 14.85'])
  })

  test('days in the middle leave two pieces', ({ assert }) => {
    const left = effectiveIntervals(
      [interval('2026-03-01', '2026-04-01')],
      [{ startsOn: '2026-03-10', endsOn: '2026-03-20' }]
    )
    assert.deepEqual(daysOf(left), ['2026-03-01 2026-03-10 12', '2026-03-20 2026-04-01 12'])
    assert.equal(formatRational(amountOfInterval(left[0])), '108/31')
  })

  test('days that were not billed cannot be credited', ({ assert }) => {
    const credit = { startsOn: '2026-03-20', endsOn: '2026-04-02' }
    const billed = [interval('2026-03-01', '2026-04-01')]
    assert.equal(
      codeOf(() => effectiveIntervals(billed, [credit])),
      'E_INVALID_PERIOD'
    )
  })

  test('the same days at the same rate need nothing', ({ assert }) => {
    const billed = [interval('2026-03-01', '2026-04-01')]
    assert.deepEqual(intervalDifference(billed, billed), { bill: [], takeBack: [] })
  })

  test('a new rate takes the days back and bills them again', ({ assert }) => {
    const whole = { startsOn: '2026-03-01', endsOn: '2026-04-01' }
    const { bill, takeBack } = intervalDifference(
      [interval('2026-03-01', '2026-04-01', '12')],
      [
        interval('2026-03-01', '2026-03-11', '12', whole),
        interval('2026-03-11', '2026-04-01', '31', whole),
      ]
    )
    assert.deepEqual(daysOf(bill), ['2026-03-11 2026-04-01 31'])
    assert.deepEqual(daysOf(takeBack), ['2026-03-11 2026-04-01 12'])
  })

  test('billed plus the difference is the target, to the last digit', () => {
    fc.assert(
      fc.property(billedAtRandom(), billedAtRandom(), (billed, target) => {
        const { bill, takeBack } = intervalDifference(billed, target)
        const reached = subtractRational(sumRational([total(billed), total(bill)]), total(takeBack))
        return formatRational(reached) === formatRational(total(target))
      })
    )
  })
})
