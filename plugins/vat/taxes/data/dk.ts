import { UNION_CONSUMERS_FROM, type CountryRates } from '#plugins/vat/taxes/country_rates'

/** Denmark, as the country where a consumer lives: the general rate of article 96 of Directive 2006/112/EC. */
export const dk: CountryRates = {
  country: 'DK',
  source: 'https://ec.europa.eu/taxation_customs/tedb/',
  rates: {
    general: [{ since: '1992-01-01', percent: '25' }],
  },
  consumersFrom: UNION_CONSUMERS_FROM,
}
