import { UNION_CONSUMERS_FROM, type CountryRates } from '#plugins/vat/taxes/country_rates'

/** Romania, as the country where a consumer lives: the general rate of article 96 of Directive 2006/112/EC. */
export const ro: CountryRates = {
  country: 'RO',
  source: 'https://ec.europa.eu/taxation_customs/tedb/',
  rates: {
    general: [
      { since: '2025-08-01', percent: '21' },
      { since: '2017-01-01', percent: '19' },
      { since: '2016-01-01', percent: '20' },
      { since: '2010-07-01', percent: '24' },
    ],
  },
  consumersFrom: UNION_CONSUMERS_FROM,
}
