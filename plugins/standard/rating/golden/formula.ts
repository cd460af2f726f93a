import type { GoldenVector } from '#sdk/rating'
import {
  fromThe17th,
  january,
  quantityPlace,
  readOf,
  usagePlace,
  used,
} from '#plugins/standard/rating/golden/places'

const variables = [
  { name: 'water', kind: 'quantity', code: 'golden.water' },
  { name: 'fees', kind: 'tag', code: 'usage' },
]
const reads = [readOf('quantity', 'golden.water', '16'), readOf('charge', 'fee', '12.5')]
const terms = { variables, reads_scope: 'account' }
const tiers = '27 + 2 * max(0, min(water, 15) - 5) + 1.1 * max(0, water - 15)'

/** Tiers of a quantity, a percentage of a charge, the subscribed quantity by its days, and usage. */
export const formulaGolden: readonly GoldenVector[] = [
  {
    ...quantityPlace({ ...january, reads }),
    terms: { ...terms, expression: tiers },
    targets: ['48.1'],
  },
  {
    ...quantityPlace({ ...january, reads }),
    terms: { ...terms, expression: 'round(fees * 7 / 100, 1, half_even)' },
    targets: ['0.9'],
  },
  {
    ...quantityPlace({ ...fromThe17th, reads: [] }),
    terms: { ...terms, expression: 'quantity * 31 * fraction + days / 7' },
    targets: ['1275/7'],
  },
  {
    ...usagePlace(used({ on: 2, quantity: 540 }, { on: 3, quantity: 100 })),
    terms: { ...terms, expression: 'if(used > 600, ceil(used / 60), events) / 3' },
    targets: ['11/3'],
  },
]
