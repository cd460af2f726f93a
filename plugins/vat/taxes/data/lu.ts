import { UNION_CONSUMERS_FROM, type CountryRates } from '#plugins/vat/taxes/country_rates'

/** Luxembourg, as the country where a consumer lives: the general rate of article 96 of Directive 2006/112/EC. */
export const lu: CountryRates = {
  country: 'LU',
  source: 'https://ec.europa.eu/taxation_customs/tedb/',
  rates: {
    general: [
      { since: '2024-01-01', percent: '17' },
      { since: '2023-01-01', percent: '16' },
      { since: '2015-01-01', percent: '17' },
      { since: '1992-01-01', percent: '15' },
    ],
  },
  consumersFrom: UNION_CONSUMERS_FROM,
}
