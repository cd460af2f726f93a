import { test } from '@japa/runner'
import type { VoiceTerms } from '#plugins/telecom/rating/voice_terms'
import { ALL_TIMES } from '#plugins/telecom/tariffs/check_bands'
import { peakAndOffPeak, windowed } from '#plugins/telecom/tests/band_samples'
import {
  at,
  edition,
  event,
  factsOf,
  groupOf,
  obligation,
  priceOf,
  rate,
  raterOf,
} from '#plugins/telecom/tests/rating_samples'

const NOON = '2026-09-01T12:00:00Z'
const B = '493012345678'

interface Priced {
  readonly title: string
  /** First and following increment, rate per 60 s, connect fee. */
  readonly tariff: readonly [first: number, following: number, rate: string, fee?: string]
  readonly seconds: number
  readonly price: string
  readonly terms?: Partial<VoiceTerms>
}

test.group('Telecom | increments and fees', () => {
  test('{title}')
    .with<Priced[]>([
      {
        title: '60/60 charges 61 s as two minutes',
        tariff: [60, 60, '0.10'],
        seconds: 61,
        price: '0.2',
      },
      { title: '60/1 charges 61 s as 61 s', tariff: [60, 1, '0.60'], seconds: 61, price: '0.61' },
      {
        title: '60/60 charges 60 s as one minute',
        tariff: [60, 60, '0.1'],
        seconds: 60,
        price: '0.1',
      },
      {
        title: '30/6 charges 32 s as 36 s',
        tariff: [30, 6, '0.006'],
        seconds: 32,
        price: '0.0036',
      },
      { title: '30/6 charges 57 s as 60 s', tariff: [30, 6, '0.006'], seconds: 57, price: '0.006' },
      {
        title: '30/6 charges 75 s as 78 s',
        tariff: [30, 6, '0.006'],
        seconds: 75,
        price: '0.0078',
      },
      {
        title: 'an exact 0.17 rounded up stays 0.17',
        tariff: [1, 1, '0.05', '0.15'],
        seconds: 24,
        price: '0.17',
        terms: { rounding: { decimals: 2, mode: 'up' } },
      },
      {
        title: 'increments are summed before they are rounded once',
        tariff: [1, 1, '0.1'],
        seconds: 180,
        price: '0.3',
        terms: { rounding: { decimals: 4, mode: 'up' } },
      },
      {
        title: 'an answered call of zero seconds is free of the connect fee',
        tariff: [60, 60, '0.1', '0.15'],
        seconds: 0,
        price: '0',
      },
      {
        title: 'an answered call of zero seconds pays the fee where the terms say so',
        tariff: [60, 60, '0.1', '0.15'],
        seconds: 0,
        price: '0.15',
        terms: { charge_unanswered: true },
      },
      {
        title: 'the minimum charge lifts a short call',
        tariff: [1, 1, '0.1'],
        seconds: 6,
        price: '0.05',
        terms: { minimum_charge: '0.05' },
      },
      {
        title: 'a third of a unit stays exact without rounding',
        tariff: [1, 1, '0.1'],
        seconds: 1,
        price: '1/600',
      },
      {
        title: 'a call of 100 hours needs no wider fields',
        tariff: [1, 1, '0.06'],
        seconds: 360000,
        price: '360',
      },
    ])
    .run(async ({ assert }, { tariff: [first, following, price, fee = '0'], ...expected }) => {
      const row = `Germany,49,${first},${following},${price},${fee},,`
      const rater = raterOf(await factsOf(edition([row])), expected.terms)
      assert.equal(priceOf(rater, B, NOON, expected.seconds), expected.price)
    })

  test('a call beyond the longest allowed is held', async ({ assert }) => {
    const rater = raterOf(await factsOf(edition(['Germany,49,1,1,0.1,0,,'])), {
      maximum_seconds: 3600,
    })
    assert.equal(priceOf(rater, B, NOON, 3601), 'telecom.TOO_LONG')
    assert.equal(priceOf(rater, B, NOON, 3600), '6')
  })

  test('a million calls of 0.00004 are 40', async ({ assert }) => {
    const rater = raterOf(await factsOf(edition(['Germany,49,1,1,0.0024,0,,'])))
    const one = event(B, NOON, 1)
    const { amounts } = rate(rater, groupOf(new Array(1000000).fill(one)))
    assert.equal(amounts[0], '40')
  })
})

test.group('Telecom | destinations', () => {
  test('the longest prefix that is priced and valid decides', async ({ assert }) => {
    const text = [
      'Destination,Prefix,First Interval,Sub Interval,Rate,Status,Start Date,End Date',
      'Germany,49,1,1,0.60,Current,,',
      'Berlin,4930,1,1,0.30,Current,,',
      'Berlin centre,49301,1,1,,Current,,',
      'Berlin east,49302,1,1,0.12,Discontinued,,',
      'Munich,4989,1,1,0.06,Current,,2026-09-01',
      'Munich,4989,1,1,0.18,Current,2026-10-01,',
    ].join('\n')
    const rater = raterOf(await factsOf(edition([], { text })))
    assert.equal(priceOf(rater, '493312345', NOON, 10), '0.1')
    assert.equal(priceOf(rater, '493012345', NOON, 10), 'telecom.NO_RATE')
    assert.equal(priceOf(rater, '493022345', NOON, 10), '0.05')
    assert.equal(priceOf(rater, '498912345', '2026-08-31T23:59:59Z', 10), '0.01')
    assert.equal(priceOf(rater, '498912345', NOON, 10), '0.1')
    assert.equal(priceOf(rater, '498912345', '2026-10-01T00:00:00Z', 10), '0.03')
    assert.equal(priceOf(rater, '333312345', NOON, 10), 'telecom.UNKNOWN_DESTINATION')
  })

  test('short numbers and names are matched as a whole only', async ({ assert }) => {
    const rows = ['United States,1,1,1,0.6,0,,', 'Emergency,112,1,1,0,0,,exact']
    const facts = await factsOf(edition([...rows, 'Voicemail,*100#,60,60,0.05,0,,']))
    const rater = raterOf(facts)
    assert.equal(priceOf(rater, '112', NOON, 10), '0')
    assert.equal(priceOf(rater, '110', NOON, 10), 'telecom.UNKNOWN_DESTINATION')
    assert.equal(priceOf(rater, '11212345678', NOON, 10), '0.1')
    assert.equal(priceOf(rater, '*100#', NOON, 10), '0.05')
    assert.equal(priceOf(rater, '1ABC', NOON, 10), 'telecom.BAD_NUMBER')
    assert.equal(priceOf(rater, 'VODAFONE', NOON, 10), 'telecom.BAD_NUMBER')
    assert.equal(priceOf(raterOf(facts, { short_numbers: 'prefix' }), '110', NOON, 10), '0.1')
  })

  test('a fallback for every number takes what no prefix takes', async ({ assert }) => {
    const rater = raterOf(await factsOf(edition(['All,*any,1,1,0.6,0,,'])))
    assert.equal(priceOf(rater, '333312345', NOON, 10), '0.1')
    assert.equal(priceOf(rater, '', NOON, 10), '0.1')
  })
})

test.group('Telecom | bands and editions', () => {
  test('a call from the evening into the day pays both bands and the first fee', async ({
    assert,
  }) => {
    const rows = ['Germany,49,1,1,30,0,rest,', 'Germany,49,1,1,60,1,window,']
    const facts = await factsOf(edition(rows, { bands: windowed(0, 480) }))
    const rater = raterOf(facts)
    // Tuesday 23:50 to Wednesday 00:30: 600 s at 0.5, 1,800 s at 1; the fee of 1 is not the first.
    assert.equal(priceOf(rater, B, '2026-09-01T23:50:00Z', 2400), '2100')
    assert.equal(priceOf(rater, B, '2026-09-02T00:00:00Z', 60), '61')
  })

  test('the band changes with the minute, not a second before', async ({ assert }) => {
    const rows = ['Germany,49,1,1,6,0,off-peak,', 'Germany,49,1,1,60,0,peak,']
    const rater = raterOf(await factsOf(edition(rows, { bands: peakAndOffPeak })))
    assert.equal(priceOf(rater, B, '2026-09-01T18:59:59Z', 1), '1')
    assert.equal(priceOf(rater, B, '2026-09-01T19:00:00Z', 1), '0.1')
  })

  test('an increment over the edge is priced by policy {policy}')
    .with([
      { policy: 'increment_start', price: '60' },
      { policy: 'call_start', price: '60' },
      { policy: 'exact_split', price: '10.5' },
    ] as const)
    .run(async ({ assert }, { policy, price }) => {
      const rows = ['Germany,49,60,60,6,0,off-peak,', 'Germany,49,60,60,60,0,peak,']
      const rater = raterOf(await factsOf(edition(rows, { bands: peakAndOffPeak })), {
        boundary_policy: policy,
      })
      // Five of the sixty seconds lie before 19 o'clock.
      assert.equal(priceOf(rater, B, '2026-09-01T18:59:55Z', 58), price)
    })

  test('a new edition applies from its instant on, also within a call', async ({ assert }) => {
    const change = at('2026-09-01T00:00:00Z')
    const facts = await factsOf(
      edition(['Germany,49,1,1,60,1,,']),
      edition(['Germany,49,1,1,120,1,,'], { edition: '2', validFrom: change })
    )
    assert.equal(priceOf(raterOf(facts), B, change - 10, 30), '51')
    assert.equal(
      priceOf(raterOf(facts, { boundary_policy: 'call_start' }), B, change - 10, 30),
      '31'
    )
    assert.equal(priceOf(raterOf(facts), B, change, 30), '61')
  })

  test('a superseding edition of the same start replaces the earlier one', async ({ assert }) => {
    const facts = await factsOf(
      edition(['Germany,49,60,60,0.6,0,,']),
      edition(['Germany,49,60,60,1.7,0,,'], { edition: '1.2' })
    )
    assert.equal(priceOf(raterOf(facts), B, NOON, 120), '3.4')
  })

  test('before the first edition there is no rate', async ({ assert }) => {
    const rater = raterOf(await factsOf(edition(['Germany,49,1,1,60,1,,'])))
    assert.equal(priceOf(rater, B, '2019-12-31T23:59:59Z', 30), 'telecom.NO_RATE')
  })

  test('a holiday on a working day is cheap, and the heavier band wins', async ({ assert }) => {
    const bands = [
      ...peakAndOffPeak,
      { ...ALL_TIMES, band: 'holiday', days: 128, calendar: 'de', weight: 30 },
    ]
    const rows = ['off-peak,', 'peak,', 'holiday,'].map(
      (band, index) => `Germany,49,1,1,${[6, 60, 12][index]},0,${band}`
    )
    const holidays = [{ calendar: 'de', day: '2026-05-01', label: 'Tag der Arbeit' }]
    const rater = raterOf(await factsOf(edition(rows, { bands, holidays })))
    assert.equal(priceOf(rater, B, '2026-05-01T10:00:00Z', 1), '0.2')
    assert.equal(priceOf(rater, B, '2026-05-04T10:00:00Z', 1), '1')
    assert.equal(priceOf(rater, B, '2026-05-02T10:00:00Z', 1), '0.1')
  })
})

test.group('Telecom | included usage', () => {
  const allowance = { quantity: 40, step: 20, countries: [], kinds: [], share: 'service' } as const

  test('{title}')
    .with([
      {
        title: 'the rest of a call is charged with one fee',
        allowance,
        calls: [49],
        price: '0.91',
        billed: 9,
      },
      {
        title: 'one second left frees one second, not the call',
        allowance: { ...allowance, quantity: 1, step: 1 },
        calls: [600],
        price: '59.91',
        billed: 599,
      },
      {
        title: 'a call of 10 s takes a whole step of 60 s',
        allowance: { ...allowance, quantity: 70, step: 60 },
        calls: [10, 20],
        price: '1.01',
        billed: 10,
      },
      {
        title: 'a call that is wholly included pays no fee',
        allowance,
        calls: [20],
        price: '0',
        billed: 0,
      },
      {
        title: 'other countries are not included',
        allowance: { ...allowance, countries: ['FR'] },
        calls: [20],
        price: '2.01',
        billed: 20,
      },
    ])
    .run(async ({ assert }, { allowance: terms, calls, price, billed }) => {
      const facts = await factsOf(edition(['Germany,49,1,1,6,0.01,,']))
      const rater = raterOf(facts, { allowance: terms })
      const events = calls.map((seconds, index) => event(B, at(NOON) + index * 1000, seconds))
      const rated = rate(rater, groupOf(events))
      assert.deepEqual([rated.amounts[0], rated.billed[0]], [price, billed])
    })

  test('a shared pool of 10 frees 8 for the first and 2 for the second', async ({ assert }) => {
    const facts = await factsOf(edition(['Germany,49,1,1,60,0,,']))
    const share = { ...allowance, quantity: 10, step: 1 }
    const members = [obligation(), obligation({ serviceId: '2' })]
    const events = [event(B, NOON, 8), event(B, at(NOON) + 60, 8, { obligation: 1 })]
    const group = groupOf(events, members)
    const shared = raterOf(facts, { allowance: { ...share, share: 'account' } })
    assert.deepEqual(rate(shared, group).amounts, ['0', '6'])
    const pooled = raterOf(facts, { allowance: { ...share, share: 'pool' } })
    assert.deepEqual(rate(pooled, group).amounts, ['0', '0'])
    const own = raterOf(facts, { allowance: share })
    assert.deepEqual(rate(own, group).amounts, ['0', '0'])
  })

  test('a call without a price takes nothing from the allowance', async ({ assert }) => {
    const facts = await factsOf(
      edition(['Germany,49,1,1,6,0,,'], { validTo: at('2026-09-01T12:00:10Z') })
    )
    const rater = raterOf(facts, { allowance: { ...allowance, step: 1 } })
    const events = [event(B, at(NOON) - 100, 20), event(B, NOON, 60)]
    const { state, suspended } = rate(rater, groupOf(events))
    assert.deepEqual(suspended, ['telecom.NO_RATE'])
    assert.deepEqual(Object.values(state.values), [20])
  })
})
