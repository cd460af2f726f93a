import type { GoldenVector } from '#sdk/rating'
import { january, quantityPlace, readOf } from '#plugins/standard/rating/golden/places'

const terms = {
  ...{ code: 'golden.used', mode: 'graduated', scale: 'thirty_days' },
  tiers: [
    { up_to: '30', unit_price: '3', flat_fee: '0' },
    { up_to: null, unit_price: '4.5', flat_fee: '0' },
  ],
}
const place = quantityPlace({ ...january, reads: [readOf('quantity', 'golden.used', '40')] })

/** Forty units in 31 days: the first block holds 31 of them, or 30. */
export const blocksGolden: readonly GoldenVector[] = [
  { ...place, terms, targets: ['133.5'] },
  { ...place, terms: { ...terms, scale: 'period' }, targets: ['135'] },
  { ...place, terms: { ...terms, mode: 'volume' }, targets: ['180'] },
]
