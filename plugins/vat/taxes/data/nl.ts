import { UNION_CONSUMERS_FROM, type CountryRates } from '#plugins/vat/taxes/country_rates'

/** Netherlands: article 9 Wet op de omzetbelasting 1968, tables I and II. */
export const nl: CountryRates = {
  country: 'NL',
  source: 'https://wetten.overheid.nl/BWBR0002629/',
  rates: {
    general: [
      { since: '2012-10-01', percent: '21' },
      { since: '2001-01-01', percent: '19' },
      { since: '1992-10-01', percent: '17.5' },
      { since: '1989-01-01', percent: '18.5' },
    ],
    reduced: [
      { since: '2019-01-01', percent: '9' },
      { since: '1986-10-01', percent: '6' },
    ],
    zero: [{ since: '1969-01-01', percent: '0' }],
  },
  categories: { water: 'reduced' },
  consumersFrom: UNION_CONSUMERS_FROM,
}
