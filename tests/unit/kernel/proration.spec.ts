import fc from 'fast-check'
import { test } from '@japa/runner'
import { addDays, dateOfDayNumber } from '#kernel/calendar_date'
import { localPeriod } from '#kernel/period'
import {
  daysInFixedMonths,
  daysThirty360Eu,
  daysThirty360Us,
  PRORATION_METHODS,
  prorateFraction,
  prorateSeconds,
  type ProrationMethod,
} from '#kernel/proration'
import {
  addRational,
  compareRational,
  formatRational,
  ONE,
  parseRational,
  ZERO,
} from '#kernel/rational'
import { dayNumbers } from '#tests/unit/kernel/arbitraries'
import { codeOf } from '#tests/unit/kernel/code_of'

const share = (method: ProrationMethod, whole: string[], part: string[], zone?: string) =>
  formatRational(
    prorateFraction({
      method,
      whole: localPeriod(whole[0], whole[1]),
      part: localPeriod(part[0], part[1]),
      zone,
    })
  )

const MARCH = ['2026-03-01', '2026-04-01']
const YEAR_2024 = ['2024-01-01', '2025-01-01']

test.group('Kernel | proration', () => {
  test('{method} of {part} in {whole} is {expected}')
    .with([
      {
        method: 'actual_days',
        whole: ['2023-05-15', '2023-06-15'],
        part: ['2023-05-23', '2023-06-15'],
        expected: '23/31',
      },
      {
        method: 'actual_days',
        whole: ['2011-01-15', '2012-01-15'],
        part: ['2011-01-31', '2012-01-15'],
        expected: '349/365',
      },
      {
        method: 'actual_days',
        whole: YEAR_2024,
        part: ['2024-01-01', '2024-02-01'],
        expected: '31/366',
      },
      { method: 'actual_days', whole: MARCH, part: ['2026-03-29', '2026-03-30'], expected: '1/31' },
      { method: 'none', whole: MARCH, part: ['2026-03-31', '2026-04-01'], expected: '1' },
      { method: 'none', whole: MARCH, part: ['2026-03-31', '2026-03-31'], expected: '0' },
      {
        method: 'thirty_360_eu',
        whole: MARCH,
        part: ['2026-03-16', '2026-04-01'],
        expected: '0.5',
      },
      {
        method: 'thirty_360_eu',
        whole: ['2026-02-01', '2026-03-01'],
        part: ['2026-02-16', '2026-03-01'],
        expected: '0.5',
      },
      {
        method: 'thirty_360_us',
        whole: YEAR_2024,
        part: ['2024-02-29', '2024-03-31'],
        expected: '1/12',
      },
      {
        method: 'actual_365',
        whole: ['2026-07-01', '2026-09-01'],
        part: ['2026-07-01', '2026-08-31'],
        expected: '1',
      },
      {
        method: 'actual_365',
        whole: YEAR_2024,
        part: ['2024-01-01', '2024-02-01'],
        expected: '31/365',
      },
      { method: 'actual_365', whole: YEAR_2024, part: ['2024-01-01', '2024-12-31'], expected: '1' },
      { method: 'actual_365', whole: MARCH, part: ['2026-03-01', '2026-03-11'], expected: '24/73' },
      {
        method: 'actual_365',
        whole: ['2026-03-02', '2026-03-09'],
        part: ['2026-03-02', '2026-03-04'],
        expected: '2/7',
      },
      {
        method: 'by_second',
        whole: ['2026-03-29', '2026-03-31'],
        part: ['2026-03-29', '2026-03-30'],
        expected: '23/47',
      },
      {
        method: 'by_second',
        whole: ['2026-10-25', '2026-10-27'],
        part: ['2026-10-25', '2026-10-26'],
        expected: '25/49',
      },
    ] as { method: ProrationMethod; whole: string[]; part: string[]; expected: string }[])
    .run(({ assert }, { method, whole, part, expected }) => {
      assert.equal(share(method, whole, part, 'Europe/Berlin'), expected)
    })

  test('counts 30/360 days as the published day-count tables do')
    .with([
      // ISDA 30/360 examples: 30/360 US, 30E/360.
      { from: '2007-01-15', to: '2007-01-30', us: 15, eu: 15 },
      { from: '2007-01-15', to: '2007-02-15', us: 30, eu: 30 },
      { from: '2007-09-30', to: '2008-03-31', us: 180, eu: 180 },
      { from: '2007-09-30', to: '2007-10-31', us: 30, eu: 30 },
      { from: '2007-01-15', to: '2007-01-31', us: 16, eu: 15 },
      { from: '2007-01-31', to: '2007-02-28', us: 28, eu: 28 },
      { from: '2007-02-28', to: '2007-03-31', us: 30, eu: 32 },
      { from: '2006-08-31', to: '2007-02-28', us: 178, eu: 178 },
      { from: '2007-02-26', to: '2008-02-29', us: 363, eu: 363 },
      { from: '2007-02-28', to: '2008-02-29', us: 360, eu: 361 },
    ])
    .run(({ assert }, { from, to, us, eu }) => {
      assert.equal(daysThirty360Us(localPeriod(from, to)), us)
      assert.equal(daysThirty360Eu(localPeriod(from, to)), eu)
    })

  test('counts days of months of one fixed length', ({ assert }) => {
    assert.equal(daysInFixedMonths(localPeriod('2023-05-23', '2023-06-15'), 30), 22)
    assert.equal(daysInFixedMonths(localPeriod('2023-06-23', '2023-07-15'), 28), 20)
    assert.equal(daysInFixedMonths(localPeriod('2024-02-15', '2024-02-23'), 30), 8)
  })

  test('the whole period is always 1 and no part is above it', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...PRORATION_METHODS),
        dayNumbers(),
        fc.integer({ min: 1, max: 400 }),
        fc.integer({ min: 0, max: 400 }),
        fc.integer({ min: 0, max: 400 }),
        (method, number, length, first, second) => {
          const startsOn = dateOfDayNumber(number)
          const whole = localPeriod(startsOn, addDays(startsOn, length))
          const [low, high] = [first % (length + 1), second % (length + 1)].sort((a, b) => a - b)
          const part = localPeriod(addDays(startsOn, low), addDays(startsOn, high))
          const zone = 'America/New_York'
          const fraction = prorateFraction({ method, whole, part, zone })
          return (
            compareRational(prorateFraction({ method, whole, part: whole, zone }), ONE) === 0 &&
            compareRational(fraction, ZERO) >= 0 &&
            compareRational(fraction, ONE) <= 0
          )
        }
      )
    )
  })

  test('shares of a period that is split anywhere add up to 1, by days and by seconds', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('actual_days' as const, 'by_second' as const),
        fc.constantFrom('Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe'),
        fc.integer({ min: 14000, max: 22000 }),
        fc.integer({ min: 1, max: 400 }),
        fc.integer({ min: 0, max: 400 }),
        (method, zone, number, length, at) => {
          const startsOn = dateOfDayNumber(number)
          const whole = localPeriod(startsOn, addDays(startsOn, length))
          const middle = addDays(startsOn, at % (length + 1))
          const left = prorateFraction({ method, whole, zone, part: localPeriod(startsOn, middle) })
          const right = prorateFraction({
            method,
            whole,
            zone,
            part: localPeriod(middle, whole.endsOn),
          })
          return compareRational(addRational(left, right), ONE) === 0
        }
      )
    )
  })

  test('prorates instants to the second', ({ assert }) => {
    const fraction = prorateSeconds({
      wholeFrom: 0,
      wholeTo: 86400,
      partFrom: 43200,
      partTo: 43201,
    })
    assert.deepEqual(fraction, parseRational('1/86400'))
    const outside = { wholeFrom: 0, wholeTo: 10, partFrom: 5, partTo: 11 }
    assert.equal(
      codeOf(() => prorateSeconds(outside)),
      'E_INVALID_PERIOD'
    )
  })

  test('refuses a part outside the whole, an empty whole, an unknown method and a missing zone', ({
    assert,
  }) => {
    assert.equal(
      codeOf(() => share('actual_days', MARCH, ['2026-02-28', '2026-03-02'])),
      'E_INVALID_PERIOD'
    )
    assert.equal(
      codeOf(() => share('actual_days', MARCH, ['2026-03-30', '2026-04-02'])),
      'E_INVALID_PERIOD'
    )
    const empty = ['2026-03-01', '2026-03-01']
    assert.equal(
      codeOf(() => share('actual_days', empty, empty)),
      'E_INVALID_PERIOD'
    )
    const half = ['2026-03-01', '2026-03-16']
    assert.equal(
      codeOf(() => share('by_second', MARCH, half)),
      'E_ZONE_REQUIRED'
    )
    assert.equal(
      codeOf(() => share('weekly' as ProrationMethod, MARCH, half)),
      'E_UNKNOWN_PRORATION'
    )
  })
})
