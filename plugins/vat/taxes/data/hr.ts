import { UNION_CONSUMERS_FROM, type CountryRates } from '#plugins/vat/taxes/country_rates'

/** Croatia, as the country where a consumer lives: the general rate of article 96 of Directive 2006/112/EC. */
export const hr: CountryRates = {
  country: 'HR',
  source: 'https://ec.europa.eu/taxation_customs/tedb/',
  rates: {
    general: [{ since: '2012-03-01', percent: '25' }],
  },
  consumersFrom: UNION_CONSUMERS_FROM,
}
