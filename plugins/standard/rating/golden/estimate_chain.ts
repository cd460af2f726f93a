import type { GoldenVector } from '#sdk/rating'
import { january, quantityPlace, readOf } from '#plugins/standard/rating/golden/places'

const method = { periods: null, of_periods: null, profile: [] }
const terms = {
  ...{ code: 'golden.used', unit_quantity: 1 },
  methods: [
    { ...method, method: 'last_period', periods: 1 },
    { ...method, method: 'profile', profile: Array.from({ length: 12 }, () => '50') },
  ],
  tiers: [{ up_to: null, unit_price: '2', flat_fee: '0' }],
}
const past = { starts_on: '2025-12-01', ends_on: '2026-01-01', units: '93', measured: true }
const state = (row: { last_period?: number }) => ({ schema: 1, values: { periods: [past], row } })
const own = { starts_on: '2026-01-01', ends_on: '2026-02-01' }

/** Measured; estimated by the period before; and by the profile when that was used already. */
export const estimateChainGolden: readonly GoldenVector[] = [
  {
    ...quantityPlace({ ...january, reads: [readOf('quantity', 'golden.used', '80')] }),
    ...{ terms, state: state({ last_period: 1 }), targets: ['160'] },
    closing: {
      schema: 1,
      values: { periods: [past, { ...own, units: '80', measured: true }], row: {} },
    },
  },
  {
    ...{ ...quantityPlace({ ...january, reads: [] }), terms, state: state({}), targets: ['186'] },
    closing: {
      schema: 1,
      values: {
        periods: [past, { ...own, units: '93', measured: false }],
        row: { last_period: 1 },
      },
    },
  },
  {
    ...quantityPlace({ ...january, reads: [] }),
    ...{ terms, state: state({ last_period: 1 }), targets: ['100'] },
  },
]
