import { UNION_CONSUMERS_FROM, type CountryRates } from '#plugins/vat/taxes/country_rates'

/** Italy, as the country where a consumer lives: the general rate of article 96 of Directive 2006/112/EC. */
export const it: CountryRates = {
  country: 'IT',
  source: 'https://ec.europa.eu/taxation_customs/tedb/',
  rates: {
    general: [
      { since: '2013-10-01', percent: '22' },
      { since: '2011-09-17', percent: '21' },
    ],
  },
  consumersFrom: UNION_CONSUMERS_FROM,
}
