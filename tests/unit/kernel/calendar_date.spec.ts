import fc from 'fast-check'
import { test } from '@japa/runner'
import { DateTime } from 'luxon'
import {
  addDays,
  addMonths,
  compareDates,
  dateOfDayNumber,
  datePartsOf,
  dayNumberOf,
  daysBetween,
  daysInMonth,
  earlierDate,
  isLocalDate,
  isoWeekday,
  laterDate,
  localDate,
  monthsBetween,
  parseLocalDate,
} from '#kernel/calendar_date'
import { dayNumbers } from '#tests/unit/kernel/arbitraries'
import { codeOf } from '#tests/unit/kernel/code_of'

const utc = (date: string) => DateTime.fromISO(date, { zone: 'utc' })

test.group('Kernel | calendar date', () => {
  test('refuses {$self}')
    .with([
      '2026-02-29',
      '1900-02-29',
      '2026-04-31',
      '2026-13-01',
      '2026-00-10',
      '2026-01-00',
      '0000-01-01',
      '2026-1-1',
      '26-01-01',
      '2026/01/01',
      '2026-01-01T00:00',
      ' 2026-01-01',
      '',
      '-026-01-01',
      '2026-0a-01',
    ])
    .run(({ assert }, text) => {
      assert.isFalse(isLocalDate(text))
      assert.equal(
        codeOf(() => parseLocalDate(text)),
        'E_INVALID_DATE'
      )
    })

  test('accepts leap days of leap years and the ends of the calendar', ({ assert }) => {
    for (const date of ['2024-02-29', '2000-02-29', '0001-01-01', '9999-12-31']) {
      assert.equal(parseLocalDate(date), date)
      assert.equal(dateOfDayNumber(dayNumberOf(date)), date)
    }
    assert.isFalse(isLocalDate(20260101))
    assert.deepEqual(datePartsOf('2026-11-05'), { year: 2026, month: 11, day: 5 })
    assert.equal(localDate(2026, 3, 1), '2026-03-01')
    assert.equal(
      codeOf(() => localDate(2026, 2, 30)),
      'E_INVALID_DATE'
    )
    assert.equal(
      codeOf(() => addDays('9999-12-31', 1)),
      'E_INVALID_DATE'
    )
    assert.equal(
      codeOf(() => addDays('0001-01-01', -1)),
      'E_INVALID_DATE'
    )
    assert.equal(
      codeOf(() => addDays('2026-01-01', 0.5)),
      'E_INVALID_DATE'
    )
  })

  test('{from} plus {months} months is {to}')
    .with([
      { from: '2026-01-31', months: 1, to: '2026-02-28' },
      { from: '2026-01-31', months: 2, to: '2026-03-31' },
      { from: '2024-01-31', months: 1, to: '2024-02-29' },
      { from: '2024-02-29', months: 12, to: '2025-02-28' },
      { from: '2024-02-29', months: 48, to: '2028-02-29' },
      { from: '2026-03-31', months: -1, to: '2026-02-28' },
      { from: '2026-01-15', months: -13, to: '2024-12-15' },
      { from: '2026-12-31', months: 2, to: '2027-02-28' },
    ])
    .run(({ assert }, { from, months, to }) => {
      assert.equal(addMonths(from, months), to)
    })

  test('aims at the anchor day when the date itself was cut short', ({ assert }) => {
    assert.equal(addMonths('2026-02-28', 1, 31), '2026-03-31')
    assert.equal(addMonths('2026-02-28', 2, 31), '2026-04-30')
    assert.equal(
      codeOf(() => addMonths('2026-02-28', 1, 32)),
      'E_INVALID_DATE'
    )
    assert.equal(
      codeOf(() => addMonths('2026-02-28', 1.5)),
      'E_INVALID_DATE'
    )
    assert.equal(
      codeOf(() => addMonths('9999-12-01', 1)),
      'E_INVALID_DATE'
    )
  })

  test('knows the weekday of dates in history', ({ assert }) => {
    assert.equal(isoWeekday('1970-01-01'), 4)
    assert.equal(isoWeekday('1969-12-31'), 3)
    assert.equal(isoWeekday('2000-01-01'), 6)
    assert.equal(isoWeekday('2026-03-29'), 7)
    assert.equal(isoWeekday('1582-10-15'), 5)
  })

  test('compares dates and months', ({ assert }) => {
    assert.equal(compareDates('2026-01-01', '2026-01-02'), -1)
    assert.equal(compareDates('2026-01-01', '2026-01-01'), 0)
    assert.equal(compareDates('2026-01-02', '2025-12-31'), 1)
    assert.equal(earlierDate('2026-01-02', '2025-12-31'), '2025-12-31')
    assert.equal(laterDate('2026-01-02', '2025-12-31'), '2026-01-02')
    assert.equal(monthsBetween('2025-12-31', '2026-02-01'), 2)
    assert.deepEqual(
      [2023, 2024, 1900, 2000].map((year) => daysInMonth(year, 2)),
      [28, 29, 28, 29]
    )
  })

  test('agrees with Luxon on every day of three centuries that is tried', () => {
    fc.assert(
      fc.property(dayNumbers(), (number) => {
        const date = dateOfDayNumber(number)
        const theirs = DateTime.fromMillis(number * 86_400_000, { zone: 'utc' })
        return (
          date === theirs.toISODate() &&
          dayNumberOf(date) === number &&
          isoWeekday(date) === theirs.weekday
        )
      })
    )
  })

  test('adds months as Luxon does', () => {
    fc.assert(
      fc.property(dayNumbers(), fc.integer({ min: -600, max: 600 }), (number, months) => {
        const date = dateOfDayNumber(number)
        return addMonths(date, months) === utc(date).plus({ months }).toISODate()
      })
    )
  })

  test('counts days so that parts add up to the whole', () => {
    fc.assert(
      fc.property(dayNumbers(), dayNumbers(), dayNumbers(), (first, second, third) => {
        const [from, middle, to] = [first, second, third].map(dateOfDayNumber)
        return (
          daysBetween(from, middle) + daysBetween(middle, to) === daysBetween(from, to) &&
          addDays(from, daysBetween(from, to)) === to
        )
      })
    )
  })
})
