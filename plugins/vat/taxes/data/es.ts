import { UNION_CONSUMERS_FROM, type CountryRates } from '#plugins/vat/taxes/country_rates'

/** Spain, as the country where a consumer lives: the general rate of article 96 of Directive 2006/112/EC. */
export const es: CountryRates = {
  country: 'ES',
  source: 'https://ec.europa.eu/taxation_customs/tedb/',
  rates: {
    general: [
      { since: '2012-09-01', percent: '21' },
      { since: '2010-07-01', percent: '18' },
      { since: '1995-01-01', percent: '16' },
    ],
  },
  consumersFrom: UNION_CONSUMERS_FROM,
}
