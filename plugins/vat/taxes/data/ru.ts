import type { CountryRates } from '#plugins/vat/taxes/country_rates'

/** Russia: article 164 of the tax code; 22 percent by federal law 425-FZ of 28 November 2025. */
export const ru: CountryRates = {
  country: 'RU',
  source: 'https://www.nalog.gov.ru/rn77/taxation/taxes/nds/',
  rates: {
    general: [
      { since: '2026-01-01', percent: '22' },
      { since: '2019-01-01', percent: '20' },
      { since: '2004-01-01', percent: '18' },
      { since: '2001-01-01', percent: '20' },
    ],
    reduced: [{ since: '2001-01-01', percent: '10' }],
    zero: [{ since: '2001-01-01', percent: '0' }],
  },
  // Article 174.2: electronic services bought by persons from foreign organisations.
  consumersFrom: { electronic: '2017-01-01' },
}
