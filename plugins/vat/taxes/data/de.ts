import { UNION_CONSUMERS_FROM, type CountryRates } from '#plugins/vat/taxes/country_rates'

/** Germany: § 12 UStG, the second half of 2020 by § 28 UStG. */
export const de: CountryRates = {
  country: 'DE',
  source: 'https://www.gesetze-im-internet.de/ustg_1980/__12.html',
  rates: {
    general: [
      { since: '2021-01-01', percent: '19' },
      { since: '2020-07-01', percent: '16' },
      { since: '2007-01-01', percent: '19' },
      { since: '1998-04-01', percent: '16' },
      { since: '1993-01-01', percent: '15' },
      { since: '1983-07-01', percent: '14' },
    ],
    reduced: [
      { since: '2021-01-01', percent: '7' },
      { since: '2020-07-01', percent: '5' },
      { since: '1983-07-01', percent: '7' },
    ],
  },
  categories: { water: 'reduced' },
  consumersFrom: UNION_CONSUMERS_FROM,
}
