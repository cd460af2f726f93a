import { UNION_CONSUMERS_FROM, type CountryRates } from '#plugins/vat/taxes/country_rates'

/** Ireland, as the country where a consumer lives: the general rate of article 96 of Directive 2006/112/EC. */
export const ie: CountryRates = {
  country: 'IE',
  source: 'https://ec.europa.eu/taxation_customs/tedb/',
  rates: {
    general: [
      { since: '2021-03-01', percent: '23' },
      { since: '2020-09-01', percent: '21' },
      { since: '2012-01-01', percent: '23' },
    ],
  },
  consumersFrom: UNION_CONSUMERS_FROM,
}
