import { test } from '@japa/runner'
import { BandSchedule } from '#plugins/telecom/rating/band_schedule'
import { windowed } from '#plugins/telecom/tests/band_samples'
import { at, edition, factsOf, priceOf, raterOf } from '#plugins/telecom/tests/rating_samples'

/** A band of every day between two local minutes, with the second of each stretch of an interval. */
function stretches(zone: string, from: number, to: number, start: string, seconds: number) {
  const bands = windowed(from, to).map((band) => ({ version: 'v', ...band }))
  const schedule = new BandSchedule(bands, zone, new Map())
  const end = at(start) + seconds
  const list: [band: string, seconds: number][] = []
  for (let instant = at(start); instant < end;) {
    const next = schedule.nextChange(instant, end)
    list.push([bands[schedule.bandAt(instant)].band, next - instant])
    instant = next
  }
  return list
}

test.group('Telecom | bands where clocks change', () => {
  test('{zone}: {title}')
    .with([
      {
        zone: 'Europe/Berlin',
        title: 'the hour from 2 to 3 is skipped in spring and never used',
        window: [120, 180],
        start: '2026-03-29T00:59:30Z',
        seconds: 60,
        expected: [['rest', 60]],
      },
      {
        zone: 'Europe/Berlin',
        title: 'a call over the skipped hour goes on in the band of 3 o’clock',
        window: [180, 240],
        start: '2026-03-29T00:59:30Z',
        seconds: 60,
        expected: [
          ['rest', 30],
          ['window', 30],
        ],
      },
      {
        zone: 'Europe/Berlin',
        title: 'the hour from 2 to 3 comes twice in autumn',
        window: [120, 180],
        start: '2026-10-24T23:30:00Z',
        seconds: 10800,
        expected: [
          ['rest', 1800],
          ['window', 7200],
          ['rest', 1800],
        ],
      },
      {
        zone: 'Europe/Berlin',
        title: 'half of the repeated hour comes back after the other half',
        window: [150, 180],
        start: '2026-10-25T00:00:00Z',
        seconds: 7200,
        expected: [
          ['rest', 1800],
          ['window', 1800],
          ['rest', 1800],
          ['window', 1800],
        ],
      },
      {
        zone: 'America/New_York',
        title: 'spring forward at 2 o’clock',
        window: [0, 180],
        start: '2026-03-08T05:00:00Z',
        seconds: 10800,
        expected: [
          ['window', 7200],
          ['rest', 3600],
        ],
      },
      {
        zone: 'Asia/Kolkata',
        title: 'an offset of 5:30 moves the edge to the half hour',
        window: [480, 1140],
        start: '2026-09-01T02:00:00Z',
        seconds: 3600,
        expected: [
          ['rest', 1800],
          ['window', 1800],
        ],
      },
      {
        zone: 'Australia/Lord_Howe',
        title: 'half an hour is skipped',
        window: [120, 150],
        start: '2026-10-03T15:00:00Z',
        seconds: 3600,
        expected: [['rest', 3600]],
      },
      {
        zone: 'Australia/Lord_Howe',
        title: 'half an hour is repeated',
        window: [90, 120],
        start: '2026-04-04T14:00:00Z',
        seconds: 7200,
        expected: [
          ['rest', 1800],
          ['window', 3600],
          ['rest', 1800],
        ],
      },
      {
        zone: 'Pacific/Apia',
        title: 'the day that the island skipped has no minute',
        window: [0, 60],
        start: '2011-12-30T09:30:00Z',
        seconds: 7200,
        expected: [
          ['rest', 1800],
          ['window', 3600],
          ['rest', 1800],
        ],
      },
    ] as const)
    .run(({ assert }, { zone, window: [from, to], start, seconds, expected }) => {
      assert.deepEqual(stretches(zone, from, to, start, seconds), expected as never)
    })

  test('elapsed seconds are charged, whatever the clocks show', async ({ assert }) => {
    const rows = ['Germany,49,1,1,60,0,rest,', 'Germany,49,1,1,6,0,window,']
    const tariff = edition(rows, { timeZone: 'Europe/Berlin', bands: windowed(120, 180) })
    const rater = raterOf(await factsOf(tariff))
    assert.equal(priceOf(rater, '49301234567', '2026-03-29T00:59:30Z', 60), '60')
    assert.equal(priceOf(rater, '49301234567', '2026-10-25T00:30:00Z', 3600), '360')
  })
})
