import { UNION_CONSUMERS_FROM, type CountryRates } from '#plugins/vat/taxes/country_rates'

/** Poland: articles 41 and 146aa to 146ef of the act on goods and services tax. */
export const pl: CountryRates = {
  country: 'PL',
  source: 'https://isap.sejm.gov.pl/isap.nsf/DocDetails.xsp?id=WDU20040540535',
  rates: {
    general: [
      { since: '2011-01-01', percent: '23' },
      { since: '1993-07-08', percent: '22' },
    ],
    reduced: [
      { since: '2011-01-01', percent: '8' },
      { since: '1993-07-08', percent: '7' },
    ],
    super_reduced: [
      { since: '2011-01-01', percent: '5' },
      { since: '2000-09-04', percent: '3' },
    ],
    zero: [{ since: '1993-07-08', percent: '0' }],
  },
  categories: { water: 'reduced' },
  consumersFrom: UNION_CONSUMERS_FROM,
}
