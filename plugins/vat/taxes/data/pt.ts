import { UNION_CONSUMERS_FROM, type CountryRates } from '#plugins/vat/taxes/country_rates'

/** Portugal, as the country where a consumer lives: the general rate of article 96 of Directive 2006/112/EC. */
export const pt: CountryRates = {
  country: 'PT',
  source: 'https://ec.europa.eu/taxation_customs/tedb/',
  rates: {
    general: [{ since: '2011-01-01', percent: '23' }],
  },
  consumersFrom: UNION_CONSUMERS_FROM,
}
