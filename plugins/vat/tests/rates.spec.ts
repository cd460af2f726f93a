import { test } from '@japa/runner'
import { addDays } from '#sdk/time'
import { COUNTRIES, SELLER_COUNTRIES } from '#plugins/vat/taxes/countries'
import { europeanVat } from '#plugins/vat/taxes/european_vat'
import { rateOn, ratesOf } from '#plugins/vat/taxes/rates'
import { company, decideOne } from '#plugins/vat/tests/given'

/** Each change of a rate: what applied the day before, and what applies from the day itself. */
const changes = [
  ['DE', 'general', '2007-01-01', '16', '19'],
  ['DE', 'general', '2020-07-01', '19', '16'],
  ['DE', 'general', '2021-01-01', '16', '19'],
  ['DE', 'reduced', '2020-07-01', '7', '5'],
  ['DE', 'reduced', '2021-01-01', '5', '7'],
  ['FR', 'general', '2000-04-01', '20.6', '19.6'],
  ['FR', 'general', '2014-01-01', '19.6', '20'],
  ['FR', 'intermediate', '2014-01-01', '7', '10'],
  ['AT', 'general', '1984-01-01', '18', '20'],
  ['NL', 'general', '2001-01-01', '17.5', '19'],
  ['NL', 'general', '2012-10-01', '19', '21'],
  ['NL', 'reduced', '2019-01-01', '6', '9'],
  ['PL', 'general', '2011-01-01', '22', '23'],
  ['PL', 'reduced', '2011-01-01', '7', '8'],
  ['PL', 'super_reduced', '2011-01-01', '3', '5'],
  ['GB', 'general', '2008-12-01', '17.5', '15'],
  ['GB', 'general', '2010-01-01', '15', '17.5'],
  ['GB', 'general', '2011-01-04', '17.5', '20'],
  ['RU', 'general', '2004-01-01', '20', '18'],
  ['RU', 'general', '2019-01-01', '18', '20'],
  ['RU', 'general', '2026-01-01', '20', '22'],
] as const

test.group('VAT | rates by date', () => {
  for (const [country, key, on, before, after] of changes) {
    test(`the ${key} rate of ${country} is ${before} before ${on} and ${after} from it`, ({
      assert,
    }) => {
      const rates = ratesOf(country)!
      assert.equal(rateOn(rates, key, addDays(on, -1)).percent, before)
      assert.deepEqual(rateOn(rates, key, on), { since: on, percent: after })
    })
  }

  test('an invoice of the last day keeps the old rate and stores since when it applied', ({
    assert,
  }) => {
    const seller = company('DE')
    const before = decideOne({ seller, on: '2020-06-30' })
    assert.deepInclude(before, { percent: '19', since: '2007-01-01', rateKey: 'general' })
    const after = decideOne({ seller, on: '2020-07-01' })
    assert.deepInclude(after, { percent: '16', since: '2020-07-01' })
  })

  test('values are newest first, on real days, in canonical text', ({ assert }) => {
    for (const { country, rates } of COUNTRIES.values()) {
      for (const [key, values] of Object.entries(rates)) {
        for (const [index, value] of values.entries()) {
          assert.match(value.percent, /^\d{1,2}(\.\d*[1-9])?$/, `${country} ${key}`)
          assert.equal(addDays(value.since, 0), value.since)
          const newer = values[index - 1]?.since ?? '9999-12-31'
          assert.isTrue(value.since < newer, `${country} ${key} ${value.since}`)
        }
      }
    }
  })

  test('every seller country has a general and every other country a destination rate', ({
    assert,
  }) => {
    assert.includeMembers([...COUNTRIES.keys()], [...SELLER_COUNTRIES])
    for (const country of COUNTRIES.values()) {
      assert.isNotEmpty(country.rates.general)
      assert.match(country.source, /^https:\/\//)
    }
  })

  test('days before the data begins and unknown categories are refused', ({ assert }) => {
    const seller = company('DE')
    assert.throws(() => decideOne({ seller, on: '1983-06-30' }), /on 1983-06-30 is not in the data/)
    assert.throws(() => decideOne({ seller, category: 'caviar' }), /No VAT rate of DE.*"caviar"/)
    assert.throws(() => decideOne({ seller: company('US') }), /sellers in US/)
  })

  test('categories are priced at the rate of the country, water as food or not', ({ assert }) => {
    const percent = (country: string, category: string) =>
      decideOne({ seller: company(country), buyer: company(country), category }).percent
    assert.equal(percent('DE', 'water'), '7')
    assert.equal(percent('GB', 'water'), '0')
    assert.equal(percent('RU', 'water'), '22')
    assert.equal(percent('AT', 'intermediate'), '13')
  })

  test('a zero rate is zero percent and not exempt', ({ assert }) => {
    const seller = company('GB')
    assert.deepInclude(decideOne({ seller, buyer: company('GB'), category: 'zero' }), {
      treatment: 'zero',
      percent: '0',
    })
  })
})

test.group('VAT | rate changes within a period', () => {
  const within = (startsOn: string, endsOn: string, country = 'DE') =>
    europeanVat.rateChanges({ country, category: 'telecom', startsOn, endsOn })

  test('names the days inside the period, in order', ({ assert }) => {
    assert.deepEqual(within('2020-01-01', '2021-02-01'), ['2020-07-01', '2021-01-01'])
    assert.deepEqual(within('2008-11-01', '2011-02-01', 'GB'), [
      '2008-12-01',
      '2010-01-01',
      '2011-01-04',
    ])
  })

  test('a change on the first day or on the day after the last splits nothing', ({ assert }) => {
    assert.deepEqual(within('2020-07-01', '2020-08-01'), [])
    assert.deepEqual(within('2020-06-01', '2020-07-01'), [])
  })

  test('the parts of a split line get the rate of their own days', ({ assert }) => {
    const seller = company('DE')
    const decide = (startsOn: string, endsOn: string) =>
      europeanVat.decide({
        seller,
        buyer: company('DE'),
        taxPointOn: '2020-07-15',
        currency: 'EUR',
        lines: [{ index: 0, category: 'telecom', netMinor: 1_000n, startsOn, endsOn }],
      })[0].percent
    assert.equal(decide('2020-06-16', '2020-07-01'), '19')
    assert.equal(decide('2020-07-01', '2020-07-16'), '16')
  })
})
