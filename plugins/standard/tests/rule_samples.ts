import type { BadTerms, RatingSample } from '#sdk/testing'
import { arrearsSamples, badArrears } from '#plugins/standard/tests/arrears_samples'
import { badBalances, balanceSamples } from '#plugins/standard/tests/balance_samples'
import { badCalendars, calendarSamples } from '#plugins/standard/tests/calendar_samples'
import { badConversions, conversionSamples } from '#plugins/standard/tests/conversion_samples'
import { badFormulas, formulaSamples } from '#plugins/standard/tests/formula_samples'
import { badPricing, pricingSamples } from '#plugins/standard/tests/pricing_samples'

/** The samples of all rules that have a file of their own. */
export const ruleSamples: readonly RatingSample[] = [
  ...pricingSamples,
  ...calendarSamples,
  ...formulaSamples,
  ...arrearsSamples,
  ...balanceSamples,
  ...conversionSamples,
]

export const badTerms: readonly BadTerms[] = [
  ...badPricing,
  ...badCalendars,
  ...badFormulas,
  ...badArrears,
  ...badBalances,
  ...badConversions,
]
