import type { GoldenVector } from '#sdk/rating'
import { january, quantityPlace, readOf } from '#plugins/standard/rating/golden/places'

const months = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]
const terms = { code: 'golden.peak', unit_price: '10', minimum: '20', ratchet: null }
const ratchet = { periods: 2, percents: months.map(() => '80'), through: null, own_months: months }
const peak = (value: string) =>
  quantityPlace({ ...january, reads: [readOf('quantity', 'golden.peak', value)] })

/** The own peak, the minimum, and four fifths of a past peak, which is handed on. */
export const demandGolden: readonly GoldenVector[] = [
  { ...peak('45'), terms, targets: ['450'] },
  { ...peak('12'), terms, targets: ['200'] },
  {
    ...peak('45'),
    terms: { ...terms, ratchet },
    state: { schema: 1, values: { peaks: [{ starts_on: '2025-12-01', peak: '100' }] } },
    targets: ['800'],
    closing: {
      schema: 1,
      values: {
        peaks: [
          { starts_on: '2025-12-01', peak: '100' },
          { starts_on: '2026-01-01', peak: '45' },
        ],
      },
    },
  },
]
