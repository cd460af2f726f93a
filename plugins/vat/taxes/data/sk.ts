import { UNION_CONSUMERS_FROM, type CountryRates } from '#plugins/vat/taxes/country_rates'

/** Slovakia, as the country where a consumer lives: the general rate of article 96 of Directive 2006/112/EC. */
export const sk: CountryRates = {
  country: 'SK',
  source: 'https://ec.europa.eu/taxation_customs/tedb/',
  rates: {
    general: [
      { since: '2025-01-01', percent: '23' },
      { since: '2011-01-01', percent: '20' },
    ],
  },
  consumersFrom: UNION_CONSUMERS_FROM,
}
