import { UNION_CONSUMERS_FROM, type CountryRates } from '#plugins/vat/taxes/country_rates'

/** Bulgaria, as the country where a consumer lives: the general rate of article 96 of Directive 2006/112/EC. */
export const bg: CountryRates = {
  country: 'BG',
  source: 'https://ec.europa.eu/taxation_customs/tedb/',
  rates: {
    general: [{ since: '1999-01-01', percent: '20' }],
  },
  consumersFrom: UNION_CONSUMERS_FROM,
}
