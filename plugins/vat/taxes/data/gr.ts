import { UNION_CONSUMERS_FROM, type CountryRates } from '#plugins/vat/taxes/country_rates'

/** Greece, as the country where a consumer lives: the general rate of article 96 of Directive 2006/112/EC. */
export const gr: CountryRates = {
  country: 'GR',
  source: 'https://ec.europa.eu/taxation_customs/tedb/',
  rates: {
    general: [
      { since: '2016-06-01', percent: '24' },
      { since: '2010-07-01', percent: '23' },
    ],
  },
  consumersFrom: UNION_CONSUMERS_FROM,
}
