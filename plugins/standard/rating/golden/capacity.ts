import type { GoldenVector } from '#sdk/rating'
import { fromThe17th, usagePlace, used } from '#plugins/standard/rating/golden/places'

const terms = {
  ...{
    unit_quantity: 1,
    unit_rounding: 'none',
    unit_step: '1',
    aggregation: 'max',
    overage_price: '1.5',
  },
  steps: [
    { up_to: '50', price: '31' },
    { up_to: '100', price: '62' },
  ],
}
const peak = (quantity: number) => used({ on: 20, quantity: 7 }, { on: 21, quantity })

/** A peak within the first step, within the second, above both, and in 15 of 31 days. */
export const capacityGolden: readonly GoldenVector[] = [
  { ...usagePlace(peak(50)), terms, targets: ['31'] },
  { ...usagePlace(peak(51)), terms, targets: ['62'] },
  { ...usagePlace(peak(110)), terms, targets: ['77'] },
  { ...usagePlace(peak(110), [fromThe17th]), terms, targets: ['45'] },
]
