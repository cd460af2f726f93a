import type { GoldenVector } from '#sdk/rating'
import { usagePlace, used } from '#plugins/standard/rating/golden/places'

const terms = {
  ...{ unit_quantity: 1, zero_usage_pays_flat: true, negative_total: 'credit' },
  tiers: [
    { up_to: '10', rate_percent: '1', flat_fee: '200' },
    { up_to: '20', rate_percent: '2', flat_fee: '300' },
    { up_to: null, rate_percent: '3', flat_fee: '400' },
  ],
}

/** Nothing, 11 and 21 units of money. */
export const graduatedPercentageGolden: readonly GoldenVector[] = [
  { ...usagePlace([]), terms, targets: ['200'] },
  { ...usagePlace(used({ on: 2, quantity: 11 })), terms, targets: ['500.12'] },
  { ...usagePlace(used({ on: 2, quantity: 21 })), terms, targets: ['900.33'] },
]
