import type { GoldenVector } from '#sdk/rating'
import {
  exactUnits,
  fromThe17th,
  quantityPlace,
  untilThe17th,
  usagePlace,
  used,
} from '#plugins/standard/rating/golden/places'

const usage = usagePlace(used({ on: 2, quantity: 4 }, { on: 9, quantity: 3 }))
const seats = usagePlace(used({ on: 1, quantity: 4 }, { on: 17, quantity: 4 }))

export const tieredTerms = {
  ...exactUnits,
  zero_usage_pays_flat: true,
  tiers: [
    { up_to: '5', unit_price: '10', flat_fee: '100' },
    { up_to: null, unit_price: '5', flat_fee: '50' },
  ],
}
const byLevel = { ...tieredTerms, tiers_by: 'level' }

/** Seven units; none; a credit; three and then twelve subscribed; a level of four and then of eight. */
export const graduatedGolden: readonly GoldenVector[] = [
  { ...usage, terms: tieredTerms, targets: ['210'] },
  { ...usagePlace([]), terms: tieredTerms, targets: ['100'] },
  { ...usagePlace(used({ on: 3, quantity: -6 })), terms: tieredTerms, targets: ['-205'] },
  {
    ...quantityPlace(untilThe17th, fromThe17th),
    terms: tieredTerms,
    targets: ['2080/31', '3525/31'],
  },
  { ...quantityPlace(untilThe17th, fromThe17th), terms: byLevel, targets: ['3580/31', '2825/31'] },
  { ...seats, terms: byLevel, targets: ['6265/31'] },
]
