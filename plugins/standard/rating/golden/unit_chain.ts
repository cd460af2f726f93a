import type { GoldenVector } from '#sdk/rating'
import { january, quantityPlace, readOf } from '#plugins/standard/rating/golden/places'

const step = { operation: 'multiply', decimals: null, rounding: 'half_up' }
const terms = {
  ...{ code: 'golden.volume', unit_quantity: 1 },
  steps: [
    { ...step, name: 'State', values: [{ from: null, factor: '0.95' }] },
    {
      ...{ ...step, name: 'Heat', decimals: 0 },
      values: [
        { from: null, factor: '11.2' },
        { from: '2026-01-17', factor: '11.4' },
      ],
    },
  ],
  tiers: [{ up_to: null, unit_price: '0.051', flat_fee: '0' }],
}
const volume = (value: string) =>
  quantityPlace({ ...january, reads: [readOf('quantity', 'golden.volume', value)] })

/** 1,240 of which 640 are of the first sixteen days and 600 of the other fifteen. */
export const unitChainGolden: readonly GoldenVector[] = [
  { ...volume('1240'), terms, targets: ['678.708'] },
  { ...volume('-1240'), terms, targets: ['-678.708'] },
]
