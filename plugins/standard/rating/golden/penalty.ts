import type { GoldenVector } from '#sdk/rating'
import { usagePlace, used } from '#plugins/standard/rating/golden/places'

const terms = {
  unit_quantity: 100,
  rates: [
    { from: null, percent: '9' },
    { from: '2026-01-21', percent: '12' },
  ],
  rate_maximum: '10',
  steps: [
    { up_to: 5, share: '0' },
    { up_to: null, share: '1/360' },
  ],
  pauses: [{ from: '2026-01-11', to: '2026-01-15' }],
  maximum_percent: null,
}
const moved = used(
  { on: 1, quantity: 36_000, dimension: 'rent' },
  { on: 25, quantity: -18_000, dimension: 'rent' }
)

/** Five days for nothing, four at 9 %, a pause, five more, then 10 %, and half of it from the 26th on. */
export const penaltyGolden: readonly GoldenVector[] = [
  {
    ...usagePlace(moved),
    terms,
    targets: ['1.61'],
    closing: {
      schema: 1,
      values: {
        debts: [
          { id: 'rent', due_on: '2026-01-01', balance: 18_000, highest: '36000', accrued: '1.61' },
        ],
      },
    },
  },
]
