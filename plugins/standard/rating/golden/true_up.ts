import type { GoldenVector } from '#sdk/rating'
import { january, quantityPlace, readOf } from '#plugins/standard/rating/golden/places'

const owed = {
  code: 'golden.heat',
  tiers: [{ up_to: null, unit_price: '0.5', flat_fee: '0' }],
}
const terms = {
  ...{ reads_tag: 'usage', reads_scope: 'account', true_up_month: 1, carry_below: '1' },
  owed,
}
const reads = [readOf('charge', 'advance', '60'), readOf('quantity', 'golden.heat', '100')]
const state = { schema: 1, values: { charged: '630', measured: '1500' } }
const settled = { schema: 1, values: { charged: '0', measured: '0' } }
const place = quantityPlace({ ...january, reads })

/** 800 are owed and 690 were charged; lines of their own; not yet; and too little to bother. */
export const trueUpGolden: readonly GoldenVector[] = [
  { ...place, terms, state, targets: ['110'], closing: settled },
  { ...place, terms: { ...terms, owed: null }, state, targets: ['-690'], closing: settled },
  {
    ...{ ...place, terms: { ...terms, true_up_month: 2 }, state, targets: ['0'] },
    closing: { schema: 1, values: { charged: '690', measured: '1600' } },
  },
  {
    ...{ ...place, terms: { ...terms, carry_below: '110.01' }, state, targets: ['0'] },
    closing: { schema: 1, values: { charged: '-110', measured: '0' } },
  },
]
