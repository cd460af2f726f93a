import type { GoldenVector } from '#sdk/rating'
import { january, usagePlace, used } from '#plugins/standard/rating/golden/places'

const terms = {
  ...{ unit_quantity: 60, included: 10, pool: 'account', member_cap: 8 },
  ...{ rollover_maximum: 3, unit_price: '0.1' },
}
const members = [january, { ...january, serviceId: 'service-2' }]
const shared = used({ on: 2, quantity: 540 }, { on: 3, quantity: 240, obligation: 1 })
const little = used({ on: 2, quantity: 120 })

/** Nine minutes of which one is above the cap, four of which two are left; and what is carried on. */
export const allowanceGolden: readonly GoldenVector[] = [
  {
    ...usagePlace(shared, members),
    terms,
    targets: ['0.1', '0.2'],
    closing: { schema: 1, values: { carried: 0 } },
  },
  {
    ...usagePlace(little, members),
    terms,
    state: { schema: 1, values: { carried: 60 } },
    targets: ['0', '0'],
    closing: { schema: 1, values: { carried: 180 } },
  },
]

const running = {
  ...{ unit_quantity: 60, included: 10, pool: 'account', rollover_maximum: 3, unit_price: '0.1' },
}

/** Thirteen minutes of ten; and two of ten, with one of the month before. */
export const runningAllowanceGolden: readonly GoldenVector[] = [
  {
    ...usagePlace(shared, members),
    terms: running,
    targets: ['0', '0.3'],
    closing: { schema: 1, values: { ends_on: '2026-02-01', left: 0 } },
  },
  {
    ...usagePlace(little),
    terms: running,
    state: { schema: 1, values: { ends_on: '2026-01-01', left: 60 } },
    targets: ['0'],
    closing: { schema: 1, values: { ends_on: '2026-02-01', left: 540 } },
  },
]
