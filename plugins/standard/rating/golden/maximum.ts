import type { GoldenVector } from '#sdk/rating'
import {
  fromThe17th,
  january,
  quantityPlace,
  readOf,
  untilThe17th,
} from '#plugins/standard/rating/golden/places'

const terms = { amount: '170', reads_tag: 'usage', reads_scope: 'account' }
const reading = (...values: readonly string[]) =>
  values.map((value, index) => readOf('charge', `charge-${index}`, value))

/** 182 less 12, 170 as it is, what a discount has brought below it, 15 of 31 days, and two parts of one month. */
export const maximumGolden: readonly GoldenVector[] = [
  {
    ...quantityPlace({ ...january, reads: reading('160', '15', '7') }),
    terms,
    targets: ['-12'],
  },
  { ...quantityPlace({ ...january, reads: reading('170') }), terms, targets: ['0'] },
  { ...quantityPlace({ ...january, reads: reading('200', '-40') }), terms, targets: ['0'] },
  {
    ...quantityPlace({ ...fromThe17th, reads: reading('310') }),
    terms: { ...terms, amount: '31' },
    targets: ['-135'],
  },
  {
    ...quantityPlace(
      { ...untilThe17th, reads: [readOf('charge', 'calls', '20', untilThe17th)] },
      { ...fromThe17th, reads: [readOf('charge', 'calls', '20', fromThe17th)] }
    ),
    terms: { ...terms, amount: '31' },
    targets: ['0', '-9'],
  },
]
