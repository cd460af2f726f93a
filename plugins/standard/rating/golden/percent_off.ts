import type { GoldenVector } from '#sdk/rating'
import { january, quantityPlace, readOf } from '#plugins/standard/rating/golden/places'

const reads = [readOf('charge', 'calls', '41/3'), readOf('charge', 'fee', '10')]

/** An eighth off two charges. */
export const percentOffGolden: readonly GoldenVector[] = [
  {
    ...quantityPlace({ ...january, reads }),
    terms: { percent: '12.5', reads_tag: 'usage', reads_scope: 'account' },
    targets: ['-71/24'],
  },
]
