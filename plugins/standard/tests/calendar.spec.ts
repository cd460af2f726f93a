import { test } from '@japa/runner'
import fc from 'fast-check'
import { dayNumberOf } from '#sdk/time'
import { NO_ACCUMULATORS } from '#sdk/rating'
import { collectTargets } from '#sdk/testing'
import { calendarRule } from '#plugins/standard/rating/calendar'
import { compileCalendar } from '#plugins/standard/rating/calendar_grid'
import type { CalendarTerms } from '#plugins/standard/rating/calendar_terms'
import { holidaysOf } from '#plugins/standard/rating/holidays'
import { dayAndNight, hourly, oneTier, peakInBase } from '#plugins/standard/tests/calendar_samples'
import { amountsOf, itemisedOf } from '#plugins/standard/tests/rate'
import { event, group, obligation, usageContext } from '#plugins/standard/tests/rating_samples'

const terms = (given: object) => given as CalendarTerms
const at = (instant: string, quantity: number, index = 0) => ({
  ...event(index, quantity, 0),
  occurredAt: Date.parse(instant) / 1000,
})
const month = obligation({ startsOn: '2023-03-01', endsOn: '2023-04-01' })

/** Units counted in each band. */
function unitsOf(given: CalendarTerms, events: ReturnType<typeof hourly>, timeZone?: string) {
  const place = { ...group([obligation()], events), ...(timeZone !== undefined && { timeZone }) }
  const rater = calendarRule.compile(given, undefined, usageContext)
  const { display } = collectTargets(rater, place).targets[0]
  const { bands } = display as { bands: { name: string; units: string }[] }
  return Object.fromEntries(bands.map(({ name, units }) => [name, units]))
}

const refusal = async (given: object) => {
  const found = await calendarRule.terms.validator.validate(given).catch(({ messages }) => messages)
  return (found as { message: string }[])[0].message
}

test.group('Standard | calendar', () => {
  test('a night of 00:30 to 04:30 in summer time are slots 1 to 8 of the local day', ({
    assert,
  }) => {
    // BottlecapDave, HomeAssistant-OctopusEnergy (MIT): test_go_rates_bst.
    const always = { seasons: [], day_types: [] }
    const go = terms({
      ...dayAndNight,
      times: [
        { ...always, band: 'Night', from: '00:30', to: '04:30' },
        { ...always, band: 'Day', from: '04:30', to: '00:30' },
      ],
      bands: [
        { name: 'Night', tiers: oneTier('7.4991') },
        { name: 'Day', tiers: oneTier('42.2877') },
      ],
    })
    const slots = hourly('2022-10-08T23:00Z', 48, 1_800)
    assert.deepEqual(unitsOf(go, slots, 'Europe/London'), { Night: '8', Day: '40' })
    assert.deepEqual(unitsOf(go, slots.slice(1, 9), 'Europe/London'), { Night: '8' })
  })

  test('5 March is a Sunday in 2023, and 4 March a Monday after a 29 February', ({ assert }) => {
    // NREL/REopt.jl (Apache-2.0), testset "Test leap year": 10 kWh in hour 1528 of the year.
    const always = { seasons: [], from: '00:00', to: '24:00' }
    const week = terms({
      ...peakInBase,
      ...{ seasons: [], holidays: [], match: 'only_one' },
      times: [
        { ...always, band: 'Week', day_types: ['Workday'] },
        { ...always, band: 'Weekend', day_types: ['Rest'] },
      ],
      bands: [
        { name: 'Week', tiers: oneTier('0.36') },
        { name: 'Weekend', tiers: oneTier('0.28') },
      ],
    })
    const hour1528 = (year: number) => {
      const occurredAt = Date.UTC(year, 0, 1) / 1000 + 1527 * 3_600
      return { ...group([month], [{ ...event(0, 10, 0), occurredAt }]), timeZone: 'UTC' }
    }
    assert.deepEqual(amountsOf(calendarRule, week, hour1528(2023)), ['2.8'])
    assert.deepEqual(amountsOf(calendarRule, week, hour1528(2024)), ['3.6'])
  })

  test('what one band gives does not pay for another; daily bounds count by days', ({ assert }) => {
    // NREL/ssc, test_net_metering_multiple_tou_periods: 150 kWh below 11.2 a day for 31 days.
    const daily = [{ up_to: '11.2', unit_price: '0.11838', flat_fee: '0' }, ...oneTier('0.15024')]
    const given = terms({
      ...dayAndNight,
      ...{ scale: 'day', negative_total: 'zero' },
      bands: [
        { name: 'Day', tiers: daily },
        { name: 'Night', tiers: daily },
      ],
    })
    const events = [at('2023-03-05T12:00Z', 150), at('2023-03-05T23:30Z', -150, 1)]
    assert.deepEqual(amountsOf(calendarRule, given, group([month], events)), ['17.757'])
  })

  test('blocks of a band: 250, 450 and 500 of 1,200', ({ assert }) => {
    // City of Seymour, winter: 16.00 + 22.05 + 22.30.
    const winter = [
      { up_to: '250', unit_price: '0.064', flat_fee: '0' },
      { up_to: '700', unit_price: '0.049', flat_fee: '0' },
      ...oneTier('0.0446'),
    ]
    const given = terms({
      ...dayAndNight,
      bands: [{ name: 'Day', tiers: winter }, dayAndNight.bands[1]],
    })
    const used = group([month], [at('2023-03-05T12:00Z', 1_000), at('2023-03-06T12:00Z', 200, 1)])
    assert.deepEqual(amountsOf(calendarRule, given, used), ['60.35'])
    assert.equal(itemisedOf(calendarRule, given, used), '60.35')
  })

  test('a day of 23 hours has one hour of night less, a day of 25 one more', ({ assert }) => {
    const given = terms(dayAndNight)
    assert.deepEqual(unitsOf(given, hourly('2026-03-28T23:00Z', 23)), { Day: '16', Night: '7' })
    assert.deepEqual(unitsOf(given, hourly('2026-10-24T22:00Z', 25)), { Day: '16', Night: '9' })
  })

  test('a peak holds on summer workdays and on no holiday', ({ assert }) => {
    const noon = (day: string) => Object.keys(unitsOf(terms(peakInBase), [at(`${day}T12:00Z`, 1)]))
    assert.deepEqual(noon('2026-03-31'), ['Base'])
    assert.deepEqual(noon('2026-04-01'), ['Peak'])
    assert.deepEqual(noon('2026-04-06'), ['Base'])
    assert.deepEqual(noon('2026-05-01'), ['Base'])
    assert.deepEqual(noon('2026-05-25'), ['Base'])
    assert.deepEqual(noon('2026-06-04'), ['Base'])
    assert.deepEqual(noon('2026-06-05'), ['Peak'])
    assert.deepEqual(noon('2025-06-04'), ['Peak'])
  })

  test('both Easters and weekdays of a month fall on their days', ({ assert }) => {
    const day = (text: string, year: number, expected: string) => {
      assert.deepEqual([...holidaysOf([text], year)], [dayNumberOf(expected)])
    }
    day('easter', 2024, '2024-03-31')
    day('easter', 2026, '2026-04-05')
    day('easter', 2038, '2038-04-25')
    day('easter-2', 2025, '2025-04-18')
    day('orthodox_easter', 2024, '2024-05-05')
    day('orthodox_easter', 2026, '2026-04-12')
    day('orthodox_easter', 2027, '2027-05-02')
    day('09-mon-1', 2026, '2026-09-07')
    day('11-thu-4', 2026, '2026-11-26')
    day('05-mon-last', 2026, '2026-05-25')
    assert.deepEqual([...holidaysOf(['02-29'], 2026)], [])
  })

  test('terms with a gap or an overlap name the band and the time', async ({ assert }) => {
    const [day, night] = dayAndNight.times
    const times = (given: object) => refusal({ ...dayAndNight, times: [day, given] })
    assert.equal(await times({ ...night, from: '23:00' }), 'No band holds at: 22:00')
    assert.equal(
      await times({ ...night, from: '21:30' }),
      'The bands Day and Night both hold at: 21:30'
    )
    const hidden = { ...dayAndNight, match: 'first' }
    assert.equal(
      await refusal({ ...hidden, times: [{ ...day, from: '00:00', to: '24:00' }, night] }),
      'The time of the band Night from 22:00 to 06:00 is never reached'
    )
  })

  test('each second has the band of the span it lies in, however the day is cut', ({ assert }) => {
    const cuts = fc.uniqueArray(fc.integer({ min: 1, max: 1_439 }), { minLength: 1, maxLength: 8 })
    const clock = (minute: number) =>
      [Math.floor(minute / 60), minute % 60].map((part) => `${part}`.padStart(2, '0')).join(':')
    fc.assert(
      fc.property(cuts, fc.array(fc.integer({ min: 0, max: 86_399 })), (given, seconds) => {
        const bounds = [0, ...given.sort((left, right) => left - right), 1_440]
        const names = bounds.slice(1).map((_, index) => `Band ${index}`)
        const times = names.map((band, index) => {
          const [from, to] = [bounds[index], bounds[index + 1]].map(clock)
          return { band, seasons: [], day_types: [], from, to }
        })
        const bands = names.map((name) => ({ name, tiers: oneTier('1') }))
        const bandOf = compileCalendar(terms({ ...dayAndNight, times, bands }))
        for (const second of seconds) {
          const expected = bounds.findLastIndex((bound) => bound * 60 <= second)
          assert.equal(bandOf(20_000, second), expected)
        }
      })
    )
  })

  test('bands hold all that was used, and items add up to the price', ({ assert }) => {
    const quantities = fc.array(fc.integer({ min: -50, max: 90 }), { maxLength: 40 })
    fc.assert(
      fc.property(quantities, fc.constantFrom('graduated', 'volume'), (given, mode) => {
        const events = hourly('2026-03-28T00:00Z', given.length, 5_400).map((one, index) => ({
          ...one,
          quantity: given[index],
        }))
        const used = group([obligation()], events)
        const chosen = terms({ ...peakInBase, mode })
        const rater = calendarRule.compile(chosen, undefined, usageContext)
        const { targets } = collectTargets(rater, used, NO_ACCUMULATORS)
        assert.equal(
          targets[0].quantity,
          given.reduce((sum, one) => sum + one, 0)
        )
        const [amount] = amountsOf(calendarRule, chosen, used)
        assert.equal(itemisedOf(calendarRule, chosen, used), amount)
      })
    )
  })
})
