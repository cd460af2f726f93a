import { UNION_CONSUMERS_FROM, type CountryRates } from '#plugins/vat/taxes/country_rates'

/** Sweden, as the country where a consumer lives: the general rate of article 96 of Directive 2006/112/EC. */
export const se: CountryRates = {
  country: 'SE',
  source: 'https://ec.europa.eu/taxation_customs/tedb/',
  rates: {
    general: [{ since: '1990-07-01', percent: '25' }],
  },
  consumersFrom: UNION_CONSUMERS_FROM,
}
