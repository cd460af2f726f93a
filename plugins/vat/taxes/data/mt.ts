import { UNION_CONSUMERS_FROM, type CountryRates } from '#plugins/vat/taxes/country_rates'

/** Malta, as the country where a consumer lives: the general rate of article 96 of Directive 2006/112/EC. */
export const mt: CountryRates = {
  country: 'MT',
  source: 'https://ec.europa.eu/taxation_customs/tedb/',
  rates: {
    general: [{ since: '2004-01-01', percent: '18' }],
  },
  consumersFrom: UNION_CONSUMERS_FROM,
}
