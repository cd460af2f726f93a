import type { GoldenVector } from '#sdk/rating'
import { january, quantityPlace, readOf } from '#plugins/standard/rating/golden/places'

const terms = {
  ...{ reads_tag: 'usage', reads_scope: 'account', levelled: 'reviewed', instalment: '100' },
  ...{ review_months: [1], threshold_percent: '10', step: '1' },
}
const place = quantityPlace({ ...january, reads: [readOf('charge', 'energy', '130.5')] })
const state = { schema: 1, values: { amounts: ['150', '90.9'], instalment: '100', balance: '24' } }

/** The first instalment; levelled to the average; and the rolling average with its balance. */
export const levelPlanGolden: readonly GoldenVector[] = [
  {
    ...{ ...place, terms, targets: ['-30.5'] },
    closing: { schema: 1, values: { amounts: ['130.5'], instalment: '100', balance: '30.5' } },
  },
  { ...place, terms, state, targets: ['-10.5'] },
  { ...place, terms: { ...terms, levelled: 'rolling' }, state, targets: ['-4.5'] },
]
