import type { GoldenVector } from '#sdk/rating'
import {
  january,
  quantityPlace,
  readOf,
  usagePlace,
  used,
} from '#plugins/standard/rating/golden/places'

const tiers = (price: string) => [{ up_to: null, unit_price: price, flat_fee: '0' }]
const terms = {
  ...{ code: 'golden.used', unit_quantity: 1, split_by: 'days', weights: [], decimals: 0 },
  prices: [
    { from: null, tiers: tiers('1') },
    { from: '2026-01-17', tiers: tiers('2') },
  ],
}
const read = quantityPlace({ ...january, reads: [readOf('quantity', 'golden.used', '100')] })

/** 52 and 48 of 100 by days, exactly, and by the days on which it was used. */
export const timeSplitGolden: readonly GoldenVector[] = [
  { ...read, terms, targets: ['148'] },
  { ...read, terms: { ...terms, decimals: null }, targets: ['4600/31'] },
  {
    ...usagePlace(used({ on: 16, quantity: 30 }, { on: 17, quantity: 70 })),
    terms: { ...terms, code: null, split_by: 'measured', decimals: null },
    targets: ['170'],
  },
]
