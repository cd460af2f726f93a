import { UNION_CONSUMERS_FROM, type CountryRates } from '#plugins/vat/taxes/country_rates'

/** France (and Monaco): articles 278 to 281 octies CGI. */
export const fr: CountryRates = {
  country: 'FR',
  source: 'https://www.economie.gouv.fr/cedef/taux-tva-france-et-union-europeenne',
  rates: {
    general: [
      { since: '2014-01-01', percent: '20' },
      { since: '2000-04-01', percent: '19.6' },
      { since: '1995-08-01', percent: '20.6' },
      { since: '1982-07-01', percent: '18.6' },
    ],
    intermediate: [
      { since: '2014-01-01', percent: '10' },
      { since: '2012-01-01', percent: '7' },
    ],
    reduced: [{ since: '1982-07-01', percent: '5.5' }],
    super_reduced: [{ since: '1987-09-17', percent: '2.1' }],
  },
  categories: { water: 'reduced' },
  consumersFrom: UNION_CONSUMERS_FROM,
}
