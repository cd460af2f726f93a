import { UNION_CONSUMERS_FROM, type CountryRates } from '#plugins/vat/taxes/country_rates'

/** Belgium, as the country where a consumer lives: the general rate of article 96 of Directive 2006/112/EC. */
export const be: CountryRates = {
  country: 'BE',
  source: 'https://ec.europa.eu/taxation_customs/tedb/',
  rates: {
    general: [{ since: '1996-01-01', percent: '21' }],
  },
  consumersFrom: UNION_CONSUMERS_FROM,
}
