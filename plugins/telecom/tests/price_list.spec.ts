import { test } from '@japa/runner'
import { ALL_TIMES, bandProblems } from '#plugins/telecom/tariffs/check_bands'
import { countryOfPrefix } from '#plugins/telecom/tariffs/destination_of_prefix'
import { parsePriceList } from '#plugins/telecom/tariffs/parse_price_list'
import { ImportPriceList } from '#plugins/telecom/actions/import_price_list'
import { peakAndOffPeak } from '#plugins/telecom/tests/band_samples'
import { MemoryTables } from '#plugins/telecom/tests/memory_tables'
import { at, edition } from '#plugins/telecom/tests/rating_samples'

const HEADING = 'Destination,Prefix,First Interval,Sub Interval,Rate,Status,Start Date,End Date'
const options = { timeZone: 'Europe/Berlin', increments: { first: 1, following: 1 } }
const parse = (...rows: string[]) => parsePriceList([HEADING, ...rows].join('\n'), options)

test.group('Telecom | price lists', () => {
  test('a row is read with its place, increments and days', ({ assert }) => {
    const { entries, problems } = parse(
      'AUSTRIA - MOBILE,+43 664,60,1,0.2500,Current,2026-09-01,2026-10-01 12:00:00'
    )
    assert.deepEqual(problems, [])
    assert.deepInclude(entries[0], {
      prefix: '43664',
      match: 'prefix',
      country: 'AT',
      kind: 'mobile',
      rate: '0.25',
      first: 60,
      following: 1,
      validFrom: at('2026-08-31T22:00:00Z'),
      validTo: at('2026-10-01T10:00:00Z'),
    })
  })

  test('a row without a rate is kept without a price', ({ assert }) => {
    const list = parse('AUSTRIA - PREMIUM,43820,60,60,,Current,,')
    assert.equal(list.unpriced, 1)
    assert.deepInclude(list.entries[0], { rate: null, status: 'unpriced', kind: 'premium' })
  })

  test('{title} is refused')
    .with([
      { title: 'an increment of zero', row: 'A,43,0,1,0.1,,,', problem: /increment/ },
      { title: 'a negative increment', row: 'A,43,60,-1,0.1,,,', problem: /increment/ },
      { title: 'a negative rate', row: 'A,43,60,1,-0.1,,,', problem: /amount/ },
      { title: 'a rate in words', row: 'A,43,60,1,free,,,', problem: /amount/ },
      { title: 'a prefix that is none', row: 'A,4 3?,60,1,0.1,,,', problem: /no prefix/ },
      { title: 'a day that is none', row: 'A,43,60,1,0.1,,2026-02-30,', problem: /date/ },
      { title: 'an unknown status', row: 'A,43,60,1,0.1,Perhaps,,', problem: /status/ },
      { title: 'a destination without name', row: ',43,60,1,0.1,,,', problem: /name/ },
      { title: 'a row that is cut off', row: 'A,43,60', problem: /columns/ },
    ])
    .run(({ assert }, { row, problem }) => {
      const { entries, problems } = parse(row)
      assert.deepEqual(entries, [])
      assert.match(problems[0].problem, problem)
      assert.equal(problems[0].row, 2)
    })

  test('a prefix may stand twice only for different times', ({ assert }) => {
    const twice = parse('A,43,1,1,0.1,,,2026-09-01', 'A,43,1,1,0.2,,2026-09-01,')
    assert.deepEqual(twice.problems, [])
    const overlapping = parse('A,43,1,1,0.1,,,2026-09-02', 'A,43,1,1,0.2,,2026-09-01,')
    assert.match(overlapping.problems[0].problem, /stands already in row 2/)
  })

  test('other headings, delimiters and decimal commas are understood', ({ assert }) => {
    const text = '\ufeffName;Code;Price;Effective Date\r\nFrance;33;0,015;2026-09-01\r\n'
    const { entries } = parsePriceList(text, options)
    assert.deepInclude(entries[0], {
      destination: 'France',
      rate: '0.015',
      first: 1,
      country: 'FR',
    })
  })

  test('a list without the columns needed is refused as a whole', ({ assert }) => {
    assert.throws(
      () => parsePriceList('Name,Price\nFrance,1', options),
      /destination, prefix and rate/
    )
  })

  test('{prefix} is {country}')
    .with([
      { prefix: '49', country: 'DE' },
      { prefix: '1', country: 'US' },
      { prefix: '1604', country: 'CA' },
      { prefix: '1242', country: 'BS' },
      { prefix: '7495', country: 'RU' },
      { prefix: '77', country: 'KZ' },
      { prefix: '447781', country: 'GG' },
      { prefix: '8816', country: '' },
    ])
    .run(({ assert }, { prefix, country }) => {
      assert.equal(countryOfPrefix({ text: prefix, match: 'prefix' }), country)
    })
})

test.group('Telecom | import of a price list', () => {
  test('prefixes of one name and price share a destination, others do not', async ({ assert }) => {
    const tables = new MemoryTables()
    const rows = ['Poland,48,1,1,0.1,,,', 'Poland,4822,1,1,0.1,,,', 'Poland,4850,1,1,0.3,,,']
    const report = await new ImportPriceList().execute(edition(rows), tables)
    assert.deepInclude(report, { version: 'test@1', destinations: 2, prefixes: 3, rates: 2 })
    const places = tables.tables
      .get('telecom_prefixes')
      ?.map((row) => [row.prefix, row.destination])
    assert.deepEqual(places, [
      ['48', 'poland'],
      ['4822', 'poland'],
      ['4850', 'poland.2'],
    ])
  })

  test('60/1 is stored as two steps, 60/60 as one', async ({ assert }) => {
    const tables = new MemoryTables()
    await new ImportPriceList().execute(edition(['A,48,60,1,0.1,,,', 'B,49,60,60,0.1,,,']), tables)
    const steps = tables.tables.get('telecom_rates')?.map((row) => JSON.parse(row.steps as string))
    assert.deepEqual(steps, [
      [
        { from: 0, increment: 60, per: 60, rate: '0.1' },
        { from: 60, increment: 1, per: 60, rate: '0.1' },
      ],
      [{ from: 0, increment: 60, per: 60, rate: '0.1' }],
    ])
  })

  test('one bad row refuses the list, and nothing is written', async ({ assert }) => {
    const tables = new MemoryTables()
    const input = edition(['A,48,1,1,0.1,,,', 'B,49,0,1,0.1,,,'])
    await assert.rejects(() => new ImportPriceList().execute(input, tables), /Row 3: An increment/)
    assert.equal(tables.tables.size, 0)
  })

  test('a price for a band that there is not is refused', async ({ assert }) => {
    const input = edition(['A,48,1,1,0.1,,night,'], { bands: peakAndOffPeak })
    const writing = () => new ImportPriceList().execute(input, new MemoryTables())
    await assert.rejects(writing, /there is no band "night"/)
  })

  test('{title}')
    .with([
      { title: 'one band for all times is in order', bands: [ALL_TIMES], problem: null },
      { title: 'a heavier band above it is in order', bands: peakAndOffPeak, problem: null },
      {
        title: 'equal weights must not overlap',
        bands: peakAndOffPeak.map((band) => ({ ...band, weight: 1 })),
        problem: /equal weight/,
      },
      {
        title: 'no minute may be left over',
        bands: [{ ...ALL_TIMES, to_minute: 1439 }],
        problem: /No band covers minute 1439 of weekday 1/,
      },
      {
        title: 'a day may not be left over',
        bands: [{ ...ALL_TIMES, days: 63 }],
        problem: /weekday 7/,
      },
      {
        title: 'a band ends after it begins',
        bands: [{ ...ALL_TIMES, from_minute: 600, to_minute: 600 }],
        problem: /no usable/,
      },
    ])
    .run(({ assert }, { bands, problem }) => {
      const [first = null] = bandProblems(bands)
      if (problem === null) assert.isNull(first)
      else assert.match(first ?? '', problem)
    })
})
