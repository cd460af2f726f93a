import type { CountryRates } from '#plugins/vat/taxes/country_rates'

/** United Kingdom: section 2 and schedules 7A and 8 of the Value Added Tax Act 1994. */
export const gb: CountryRates = {
  country: 'GB',
  source: 'https://www.gov.uk/vat-rates',
  rates: {
    general: [
      { since: '2011-01-04', percent: '20' },
      { since: '2010-01-01', percent: '17.5' },
      { since: '2008-12-01', percent: '15' },
      { since: '1991-04-01', percent: '17.5' },
      { since: '1979-06-18', percent: '15' },
    ],
    reduced: [
      { since: '1997-09-01', percent: '5' },
      { since: '1994-04-01', percent: '8' },
    ],
    zero: [{ since: '1973-04-01', percent: '0' }],
  },
  categories: { water: 'zero' },
  // As a member of the Union since 2015, by its own law from 2021 (schedule 4A VATA 1994).
  consumersFrom: { telecom: '2015-01-01', electronic: '2015-01-01' },
}
