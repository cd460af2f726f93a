import type { GoldenVector } from '#sdk/rating'
import {
  exactUnits,
  fromThe17th,
  untilThe17th,
  usagePlace,
  used,
} from '#plugins/standard/rating/golden/places'

const terms = { ...exactUnits, package_size: '10', package_price: '100' }
const parted = usagePlace(used({ on: 2, quantity: 17 }, { on: 20, quantity: 22, obligation: 1 }), [
  untilThe17th,
  fromThe17th,
])

/** 121 units, ten of them free; 17 and then 22 in one period are four packages, not five. */
export const packageGolden: readonly GoldenVector[] = [
  { ...usagePlace(used({ on: 2, quantity: 121 })), terms, targets: ['1300'] },
  {
    ...usagePlace(used({ on: 2, quantity: 121 })),
    terms: { ...terms, free_units: '10' },
    targets: ['1200'],
  },
  { ...parted, terms, targets: ['200', '200'] },
]
