import { UNION_CONSUMERS_FROM, type CountryRates } from '#plugins/vat/taxes/country_rates'

/** Cyprus, as the country where a consumer lives: the general rate of article 96 of Directive 2006/112/EC. */
export const cy: CountryRates = {
  country: 'CY',
  source: 'https://ec.europa.eu/taxation_customs/tedb/',
  rates: {
    general: [
      { since: '2014-01-13', percent: '19' },
      { since: '2013-01-14', percent: '18' },
    ],
  },
  consumersFrom: UNION_CONSUMERS_FROM,
}
