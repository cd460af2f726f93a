import { UNION_CONSUMERS_FROM, type CountryRates } from '#plugins/vat/taxes/country_rates'

/** Austria: § 10 UStG 1994. */
export const at: CountryRates = {
  country: 'AT',
  source:
    'https://www.usp.gv.at/en/steuern-finanzen/umsatzsteuer/steuersaetze-der-umsatzsteuer.html',
  rates: {
    general: [
      { since: '1984-01-01', percent: '20' },
      { since: '1976-01-01', percent: '18' },
    ],
    intermediate: [{ since: '2016-01-01', percent: '13' }],
    reduced: [{ since: '1984-01-01', percent: '10' }],
  },
  categories: { water: 'reduced' },
  consumersFrom: UNION_CONSUMERS_FROM,
}
