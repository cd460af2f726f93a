import fc from 'fast-check'
import { test } from '@japa/runner'
import { dateOfDayNumber } from '#kernel/calendar_date'
import {
  calendarPeriod,
  daysInPeriod,
  intersectPeriods,
  localPeriod,
  periodContaining,
  periodsBetween,
  PERIOD_UNITS,
} from '#kernel/period'
import { dayNumbers } from '#tests/unit/kernel/arbitraries'
import { codeOf } from '#tests/unit/kernel/code_of'

const series = () =>
  fc.record({
    anchor: dayNumbers().map(dateOfDayNumber),
    unit: fc.constantFrom(...PERIOD_UNITS),
    count: fc.integer({ min: 1, max: 6 }),
  })

const startsOf = (input: Parameters<typeof calendarPeriod>[0], indexes: number[]) =>
  indexes.map((index) => calendarPeriod({ ...input, index }).startsOn)

test.group('Kernel | period', () => {
  test('never drifts from an anchor on the 31st', ({ assert }) => {
    const monthly = { anchor: '2026-01-31', unit: 'month', count: 1, index: 0 } as const
    assert.deepEqual(startsOf(monthly, [0, 1, 2, 3, 4, 12, 25]), [
      '2026-01-31',
      '2026-02-28',
      '2026-03-31',
      '2026-04-30',
      '2026-05-31',
      '2027-01-31',
      '2028-02-29',
    ])
  })

  test('comes back to 29 February every leap year', ({ assert }) => {
    const yearly = { anchor: '2024-02-29', unit: 'year', count: 1, index: 0 } as const
    assert.deepEqual(startsOf(yearly, [0, 1, 2, 3, 4]), [
      '2024-02-29',
      '2025-02-28',
      '2026-02-28',
      '2027-02-28',
      '2028-02-29',
    ])
  })

  test('bills on the 31st although the anchor month is short', ({ assert }) => {
    const monthly = {
      anchor: '2026-02-28',
      anchorDay: 31,
      unit: 'month',
      count: 1,
      index: 0,
    } as const
    assert.deepEqual(startsOf(monthly, [-1, 0, 1, 2]), [
      '2026-01-31',
      '2026-02-28',
      '2026-03-31',
      '2026-04-30',
    ])
  })

  test('finds the period of {date} in a series of {count} {unit}')
    .with([
      {
        unit: 'month',
        count: 1,
        date: '2026-02-27',
        index: 0,
        startsOn: '2026-01-31',
        endsOn: '2026-02-28',
      },
      {
        unit: 'month',
        count: 1,
        date: '2026-02-28',
        index: 1,
        startsOn: '2026-02-28',
        endsOn: '2026-03-31',
      },
      {
        unit: 'month',
        count: 3,
        date: '2026-05-01',
        index: 1,
        startsOn: '2026-04-30',
        endsOn: '2026-07-31',
      },
      {
        unit: 'year',
        count: 1,
        date: '2025-12-31',
        index: -1,
        startsOn: '2025-01-31',
        endsOn: '2026-01-31',
      },
      {
        unit: 'week',
        count: 2,
        date: '2026-02-14',
        index: 1,
        startsOn: '2026-02-14',
        endsOn: '2026-02-28',
      },
      {
        unit: 'day',
        count: 30,
        date: '2026-01-30',
        index: -1,
        startsOn: '2026-01-01',
        endsOn: '2026-01-31',
      },
    ] as const)
    .run(({ assert }, { unit, count, date, ...expected }) => {
      assert.deepEqual(periodContaining({ anchor: '2026-01-31', unit, count, date }), expected)
    })

  test('periods follow each other without gap or overlap', () => {
    fc.assert(
      fc.property(series(), fc.integer({ min: -200, max: 200 }), (input, index) => {
        const period = calendarPeriod({ ...input, index })
        const next = calendarPeriod({ ...input, index: index + 1 })
        return period.startsOn < period.endsOn && period.endsOn === next.startsOn
      })
    )
  })

  test('every day lies in exactly the period that is found for it', () => {
    fc.assert(
      fc.property(series(), dayNumbers(), (input, number) => {
        const date = dateOfDayNumber(number)
        const { index, startsOn, endsOn } = periodContaining({ ...input, date })
        const same = calendarPeriod({ ...input, index })
        return (
          startsOn <= date && date < endsOn && same.startsOn === startsOn && same.endsOn === endsOn
        )
      })
    )
  })

  test('lists whole periods that touch an interval, in order', ({ assert }) => {
    const found = periodsBetween({
      anchor: '2026-01-15',
      unit: 'month',
      count: 1,
      startsOn: '2026-01-01',
      endsOn: '2026-03-15',
    })
    assert.deepEqual(
      found.map(({ index, startsOn }) => [index, startsOn]),
      [
        [-1, '2025-12-15'],
        [0, '2026-01-15'],
        [1, '2026-02-15'],
      ]
    )
    const empty = { anchor: '2026-01-15', unit: 'month', count: 1 } as const
    assert.deepEqual(periodsBetween({ ...empty, startsOn: '2026-02-01', endsOn: '2026-02-01' }), [])
  })

  test('refuses to list a mistyped century and other nonsense', ({ assert }) => {
    const daily = { anchor: '2026-01-01', unit: 'day', count: 1 } as const
    const century = { ...daily, startsOn: '2026-01-01', endsOn: '2126-01-01' }
    assert.equal(
      codeOf(() => periodsBetween(century)),
      'E_TOO_MANY_PERIODS'
    )
    assert.lengthOf(periodsBetween({ ...century, maximum: 40000 }), 36524)
    assert.equal(
      codeOf(() => periodsBetween({ ...daily, startsOn: '2026-02-01', endsOn: '2026-01-01' })),
      'E_INVALID_PERIOD'
    )
    assert.equal(
      codeOf(() => calendarPeriod({ ...daily, count: 0, index: 0 })),
      'E_INVALID_PERIOD'
    )
    assert.equal(
      codeOf(() => calendarPeriod({ ...daily, count: 1.5, index: 0 })),
      'E_INVALID_PERIOD'
    )
    assert.equal(
      codeOf(() => calendarPeriod({ ...daily, unit: 'hour' as 'day', index: 0 })),
      'E_INVALID_PERIOD'
    )
    assert.equal(
      codeOf(() => localPeriod('2026-02-30', '2026-03-01')),
      'E_INVALID_DATE'
    )
  })

  test('counts days, cuts to shared days and finds none', ({ assert }) => {
    const march = localPeriod('2026-03-01', '2026-04-01')
    assert.equal(daysInPeriod(march), 31)
    assert.deepEqual(intersectPeriods(march, localPeriod('2026-03-15', '2026-05-01')), {
      startsOn: '2026-03-15',
      endsOn: '2026-04-01',
    })
    assert.isNull(intersectPeriods(march, localPeriod('2026-04-01', '2026-05-01')))
  })
})
