import fc from 'fast-check'
import { test } from '@japa/runner'
import { DateTime } from 'luxon'
import { addDays, dateOfDayNumber, dayNumberOf } from '#kernel/calendar_date'
import {
  localDateAt,
  localDateTimeAt,
  localSecondOfDay,
  localToInstant,
  startOfLocalDay,
  zoneOffsetSeconds,
} from '#kernel/time_zone'
import { dayNumbers } from '#tests/unit/kernel/arbitraries'
import { codeOf } from '#tests/unit/kernel/code_of'

const HOUR = 3600
const utc = (text: string) => DateTime.fromISO(text, { zone: 'utc' }).toSeconds()

const ZONES = [
  'UTC',
  'Europe/Berlin',
  'Europe/Moscow',
  'Europe/Dublin',
  'America/New_York',
  'America/Sao_Paulo',
  'America/Havana',
  'America/St_Johns',
  'Asia/Kolkata',
  'Asia/Kathmandu',
  'Asia/Beirut',
  'Africa/Cairo',
  'Africa/Casablanca',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'Pacific/Kiritimati',
  'Antarctica/Troll',
]

/** Instants of the years 1975 to 2099, in whole seconds. */
const instants = () => fc.integer({ min: 157_766_400, max: 4_102_444_799 })
const zones = () => fc.constantFrom(...ZONES)

test.group('Kernel | time zone', () => {
  test('{zone} is {offset} s from UTC at {at}')
    .with([
      { zone: 'UTC', at: '2026-07-01T00:00:00Z', offset: 0 },
      { zone: 'Europe/Berlin', at: '2026-03-29T00:59:59Z', offset: HOUR },
      { zone: 'Europe/Berlin', at: '2026-03-29T01:00:00Z', offset: 2 * HOUR },
      { zone: 'Europe/Berlin', at: '2026-10-25T00:59:59Z', offset: 2 * HOUR },
      { zone: 'Europe/Berlin', at: '2026-10-25T01:00:00Z', offset: HOUR },
      { zone: 'America/New_York', at: '2026-03-08T06:59:59Z', offset: -5 * HOUR },
      { zone: 'America/New_York', at: '2026-03-08T07:00:00Z', offset: -4 * HOUR },
      { zone: 'Asia/Kolkata', at: '2026-06-15T12:00:00Z', offset: 19800 },
      { zone: 'Australia/Lord_Howe', at: '2026-01-01T00:00:00Z', offset: 11 * HOUR },
      { zone: 'Australia/Lord_Howe', at: '2026-07-01T00:00:00Z', offset: 37800 },
      { zone: 'Pacific/Apia', at: '2011-12-30T09:59:59Z', offset: -10 * HOUR },
      { zone: 'Pacific/Apia', at: '2011-12-30T10:00:00Z', offset: 14 * HOUR },
      { zone: 'Africa/Monrovia', at: '1971-06-01T00:00:00Z', offset: -2670 },
    ])
    .run(({ assert }, { zone, at, offset }) => {
      assert.equal(zoneOffsetSeconds(zone, utc(at)), offset)
    })

  test('agrees with Luxon at any instant of any zone', () => {
    fc.assert(
      fc.property(zones(), instants(), (zone, instant) => {
        const theirs = DateTime.fromSeconds(instant, { zone })
        return (
          zoneOffsetSeconds(zone, instant) === theirs.offset * 60 &&
          localDateTimeAt(zone, instant) === theirs.toFormat("yyyy-MM-dd'T'HH:mm:ss") &&
          localSecondOfDay(zone, instant) ===
            theirs.hour * HOUR + theirs.minute * 60 + theirs.second
        )
      }),
      { numRuns: 400 }
    )
  })

  test('finds every change of the clocks to the second', ({ assert }) => {
    const changes = []
    let before = zoneOffsetSeconds('Europe/Berlin', utc('2026-01-01T00:00:00Z'))
    for (let at = utc('2026-01-01T00:00:00Z'); at < utc('2027-01-01T00:00:00Z'); at += 900) {
      const offset = zoneOffsetSeconds('Europe/Berlin', at)
      if (offset !== before) changes.push(at)
      before = offset
    }
    assert.deepEqual(changes, [utc('2026-03-29T01:00:00Z'), utc('2026-10-25T01:00:00Z')])
  })

  test('the day of {date} in {zone} starts at {start} and has {hours} hours')
    .with([
      { zone: 'Europe/Berlin', date: '2026-03-29', start: '2026-03-28T23:00:00Z', hours: 23 },
      { zone: 'Europe/Berlin', date: '2026-10-25', start: '2026-10-24T22:00:00Z', hours: 25 },
      { zone: 'America/New_York', date: '2026-03-08', start: '2026-03-08T05:00:00Z', hours: 23 },
      { zone: 'America/New_York', date: '2026-11-01', start: '2026-11-01T04:00:00Z', hours: 25 },
      { zone: 'Asia/Kolkata', date: '2026-03-29', start: '2026-03-28T18:30:00Z', hours: 24 },
      {
        zone: 'Australia/Lord_Howe',
        date: '2026-10-04',
        start: '2026-10-03T13:30:00Z',
        hours: 23.5,
      },
      {
        zone: 'Australia/Lord_Howe',
        date: '2026-04-05',
        start: '2026-04-04T13:00:00Z',
        hours: 24.5,
      },
      { zone: 'Antarctica/Troll', date: '2026-03-29', start: '2026-03-29T00:00:00Z', hours: 22 },
      // Clocks go from 23:59:59 to 01:00: there is no midnight.
      { zone: 'America/Sao_Paulo', date: '2018-11-04', start: '2018-11-04T03:00:00Z', hours: 23 },
      { zone: 'Asia/Beirut', date: '2022-03-27', start: '2022-03-26T22:00:00Z', hours: 23 },
      { zone: 'Africa/Cairo', date: '2023-04-28', start: '2023-04-27T22:00:00Z', hours: 23 },
      { zone: 'America/Havana', date: '2024-03-10', start: '2024-03-10T05:00:00Z', hours: 23 },
      // Midnight comes twice: the day starts at the first.
      { zone: 'America/Havana', date: '2024-11-03', start: '2024-11-03T04:00:00Z', hours: 25 },
      // 24:00 goes back to 23:00 of the same day: the next day starts once.
      { zone: 'America/Sao_Paulo', date: '2018-02-17', start: '2018-02-17T02:00:00Z', hours: 25 },
      { zone: 'America/Sao_Paulo', date: '2018-02-18', start: '2018-02-18T03:00:00Z', hours: 24 },
      // The day was skipped.
      { zone: 'Pacific/Apia', date: '2011-12-30', start: '2011-12-30T10:00:00Z', hours: 0 },
      { zone: 'Pacific/Apia', date: '2011-12-31', start: '2011-12-30T10:00:00Z', hours: 24 },
    ])
    .run(({ assert }, { zone, date, start, hours }) => {
      const from = startOfLocalDay(zone, date)
      assert.equal(from, utc(start))
      assert.equal((startOfLocalDay(zone, addDays(date, 1)) - from) / HOUR, hours)
    })

  test('days follow each other without gap or overlap in every zone', () => {
    fc.assert(
      fc.property(zones(), dayNumbers(), (zone, number) => {
        const date = dateOfDayNumber(number)
        const start = startOfLocalDay(zone, date)
        const end = startOfLocalDay(zone, addDays(date, 1))
        if (start === end) return true
        return (
          localDateAt(zone, start) === date &&
          localDateAt(zone, start - 1) < date &&
          localDateAt(zone, end - 1) === date
        )
      })
    )
  })

  test('a local time in a gap moves on, back, or is refused, as asked', ({ assert }) => {
    const gap = localToInstant('Europe/Berlin', '2026-03-29T02:30:00')
    assert.deepEqual(gap, {
      kind: 'gap',
      epochSeconds: utc('2026-03-29T01:30:00Z'),
      earlier: utc('2026-03-29T00:30:00Z'),
      later: utc('2026-03-29T01:30:00Z'),
      transition: utc('2026-03-29T01:00:00Z'),
    })
    const earlier = localToInstant('Europe/Berlin', '2026-03-29T02:30:00', 'earlier')
    assert.equal(localDateTimeAt('Europe/Berlin', earlier.epochSeconds), '2026-03-29T01:30:00')
    assert.equal(
      codeOf(() => localToInstant('Europe/Berlin', '2026-03-29T02:30:00', 'reject')),
      'E_LOCAL_TIME_SKIPPED'
    )
  })

  test('a doubled local time is the earlier, the later, or refused, as asked', ({ assert }) => {
    const local = '2026-10-25T02:30:00'
    const first = utc('2026-10-25T00:30:00Z')
    const second = utc('2026-10-25T01:30:00Z')
    const ambiguous = { kind: 'ambiguous' as const, earlier: first, later: second }
    assert.deepEqual(localToInstant('Europe/Berlin', local), { ...ambiguous, epochSeconds: first })
    assert.deepEqual(localToInstant('Europe/Berlin', local, 'earlier'), {
      ...ambiguous,
      epochSeconds: first,
    })
    assert.deepEqual(localToInstant('Europe/Berlin', local, 'later'), {
      ...ambiguous,
      epochSeconds: second,
    })
    assert.equal(
      codeOf(() => localToInstant('Europe/Berlin', local, 'reject')),
      'E_LOCAL_TIME_AMBIGUOUS'
    )
  })

  test('a noon of a skipped day lies a day later', ({ assert }) => {
    const noon = localToInstant('Pacific/Apia', '2011-12-30T12:00:00')
    assert.equal(noon.kind, 'gap')
    assert.equal(localDateTimeAt('Pacific/Apia', noon.epochSeconds), '2011-12-31T12:00:00')
  })

  test('every instant is found again from its local time', () => {
    fc.assert(
      fc.property(zones(), instants(), (zone, instant) => {
        const found = localToInstant(zone, localDateTimeAt(zone, instant))
        if (found.kind === 'unique') return found.epochSeconds === instant
        return found.kind === 'ambiguous' && [found.earlier, found.later].includes(instant)
      }),
      { numRuns: 400 }
    )
  })

  test('a time that is shown never is not found at either reading', () => {
    fc.assert(
      fc.property(
        zones(),
        dayNumbers(),
        fc.integer({ min: 0, max: 86399 }),
        (zone, day, second) => {
          const date = dateOfDayNumber(day)
          const time = [second / HOUR, (second % HOUR) / 60, second % 60]
            .map((value) => `${Math.floor(value)}`.padStart(2, '0'))
            .join(':')
          const found = localToInstant(zone, `${date}T${time}`)
          const isShown = localDateTimeAt(zone, found.epochSeconds) === `${date}T${time}`
          return isShown === (found.kind !== 'gap')
        }
      ),
      { numRuns: 400 }
    )
  })

  test('refuses what is no zone, no instant and no local time', ({ assert }) => {
    for (const zone of ['', 'Mars/Olympus', '+02:00', 'Europe/Berlin ', '5']) {
      assert.equal(
        codeOf(() => zoneOffsetSeconds(zone, 0)),
        'E_UNKNOWN_TIME_ZONE'
      )
    }
    for (const instant of [0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53, -(10 ** 12)]) {
      assert.equal(
        codeOf(() => zoneOffsetSeconds('UTC', instant)),
        'E_INVALID_INSTANT',
        `${instant}`
      )
    }
    for (const local of [
      '2026-01-01',
      '2026-01-01T24:00:00',
      '2026-01-01 00:00:00',
      '2026-01-01T00:00',
    ]) {
      assert.equal(
        codeOf(() => localToInstant('UTC', local)),
        'E_INVALID_LOCAL_TIME'
      )
    }
    assert.equal(
      codeOf(() => localToInstant('UTC', '2026-02-30T00:00:00')),
      'E_INVALID_DATE'
    )
  })

  test('reaches the ends of the calendar', ({ assert }) => {
    assert.equal(localDateAt('UTC', startOfLocalDay('UTC', '0001-01-02')), '0001-01-02')
    assert.equal(localDateAt('UTC', dayNumberOf('9999-12-31') * 86400), '9999-12-31')
  })
})
