import type { GoldenVector } from '#sdk/rating'
import { january, quantityPlace, readOf } from '#plugins/standard/rating/golden/places'

const terms = {
  reads_tag: 'usage',
  reads_scope: 'account',
  percent: '50',
  norm: null,
  maximum: null,
}
const norm = { code: 'golden.area', amount: '12', per_quantity: true }
const reads = [readOf('charge', 'upkeep', '448'), readOf('quantity', 'golden.area', '40')]

/** Half of all, half of 36 of 40, and at most 100. */
export const benefitGolden: readonly GoldenVector[] = [
  { ...quantityPlace({ ...january, reads: reads.slice(0, 1) }), terms, targets: ['-224'] },
  { ...quantityPlace({ ...january, reads }), terms: { ...terms, norm }, targets: ['-201.6'] },
  {
    ...quantityPlace({ ...january, reads }),
    terms: { ...terms, norm, maximum: '100' },
    targets: ['-100'],
  },
]
