import { UNION_CONSUMERS_FROM, type CountryRates } from '#plugins/vat/taxes/country_rates'

/** Estonia, as the country where a consumer lives: the general rate of article 96 of Directive 2006/112/EC. */
export const ee: CountryRates = {
  country: 'EE',
  source: 'https://ec.europa.eu/taxation_customs/tedb/',
  rates: {
    general: [
      { since: '2025-07-01', percent: '24' },
      { since: '2024-01-01', percent: '22' },
      { since: '2009-07-01', percent: '20' },
    ],
  },
  consumersFrom: UNION_CONSUMERS_FROM,
}
