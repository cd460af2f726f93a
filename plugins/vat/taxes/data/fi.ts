import { UNION_CONSUMERS_FROM, type CountryRates } from '#plugins/vat/taxes/country_rates'

/** Finland, as the country where a consumer lives: the general rate of article 96 of Directive 2006/112/EC. */
export const fi: CountryRates = {
  country: 'FI',
  source: 'https://ec.europa.eu/taxation_customs/tedb/',
  rates: {
    general: [
      { since: '2024-09-01', percent: '25.5' },
      { since: '2013-01-01', percent: '24' },
    ],
  },
  consumersFrom: UNION_CONSUMERS_FROM,
}
