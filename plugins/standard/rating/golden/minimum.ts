import type { GoldenVector } from '#sdk/rating'
import {
  fromThe17th,
  january,
  quantityPlace,
  readOf,
  untilThe17th,
} from '#plugins/standard/rating/golden/places'

const terms = { amount: '31', reads_tag: 'usage', reads_scope: 'account' }
const reading = (value: string) => [readOf('charge', 'calls', value)]

/** Nothing used, some, more than the minimum, and 15 of 31 days. */
export const minimumGolden: readonly GoldenVector[] = [
  { ...quantityPlace({ ...january, reads: [] }), terms, targets: ['31'] },
  { ...quantityPlace({ ...january, reads: reading('61/3') }), terms, targets: ['32/3'] },
  { ...quantityPlace({ ...january, reads: reading('40') }), terms, targets: ['0'] },
  { ...quantityPlace({ ...fromThe17th, reads: reading('6.2') }), terms, targets: ['12'] },
]

/** 40 used before the month was parted, nothing after it; and 20. */
export const minimumOfPeriodGolden: readonly GoldenVector[] = ['40', '20'].map((used) => ({
  ...quantityPlace(
    { ...untilThe17th, reads: [readOf('charge', 'calls', used, untilThe17th)] },
    { ...fromThe17th, reads: [] }
  ),
  terms,
  targets: ['0', used === '40' ? '0' : '11'],
}))
