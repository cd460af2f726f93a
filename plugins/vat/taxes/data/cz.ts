import { UNION_CONSUMERS_FROM, type CountryRates } from '#plugins/vat/taxes/country_rates'

/** Czechia, as the country where a consumer lives: the general rate of article 96 of Directive 2006/112/EC. */
export const cz: CountryRates = {
  country: 'CZ',
  source: 'https://ec.europa.eu/taxation_customs/tedb/',
  rates: {
    general: [
      { since: '2013-01-01', percent: '21' },
      { since: '2010-01-01', percent: '20' },
    ],
  },
  consumersFrom: UNION_CONSUMERS_FROM,
}
