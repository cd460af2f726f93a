import { UNION_CONSUMERS_FROM, type CountryRates } from '#plugins/vat/taxes/country_rates'

/** Slovenia, as the country where a consumer lives: the general rate of article 96 of Directive 2006/112/EC. */
export const si: CountryRates = {
  country: 'SI',
  source: 'https://ec.europa.eu/taxation_customs/tedb/',
  rates: {
    general: [{ since: '2013-07-01', percent: '22' }],
  },
  consumersFrom: UNION_CONSUMERS_FROM,
}
