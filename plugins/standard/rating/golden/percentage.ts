import type { GoldenVector } from '#sdk/rating'
import { usagePlace, used } from '#plugins/standard/rating/golden/places'

const none = { free_events: null, free_amount: null, minimum_fee: null, maximum_fee: null }
const terms = { unit_quantity: 100, rate_percent: '2.99', fixed_fee: '0', ...none }
const payments = usagePlace(
  used({ on: 2, quantity: 1_000 }, { on: 3, quantity: 8_000 }, { on: 4, quantity: 1_000_000 })
)
const bounds = { minimum_fee: '1.75', maximum_fee: '12' }

/** Payments of 10, 80 and 10,000; with bounds, with free events and with a free amount. */
export const percentageGolden: readonly GoldenVector[] = [
  { ...payments, terms, targets: ['301.691'] },
  { ...payments, terms: { ...terms, ...bounds, fixed_fee: '2' }, targets: ['18.691'] },
  {
    ...payments,
    terms: { ...terms, ...bounds, free_events: 2 },
    targets: ['12'],
    closing: {
      schema: 1,
      values: { starts_on: '2026-01-01', events: 3, value: '1009000' },
    },
  },
  { ...payments, terms: { ...terms, ...bounds, free_amount: '30' }, targets: ['13.794'] },
]
