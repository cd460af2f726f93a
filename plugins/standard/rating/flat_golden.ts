import { ONE, rational } from '#sdk/decimal'
import type { GoldenVector, ObligationInput } from '#sdk/rating'

const january: ObligationInput = {
  ...{ serviceId: null, startsOn: '2026-01-01', endsOn: '2026-02-01', quantity: 3 },
  ...{ startsAt: 1_767_225_600, endsAt: 1_769_904_000, fraction: ONE },
}
const fromThe17th = { ...january, startsOn: '2026-01-17', fraction: rational(15n, 31n) }
const place = {
  context: { currency: 'EUR', timeZone: 'UTC', metrics: [] },
  group: { currency: 'EUR', timeZone: 'UTC', obligations: [january, fromThe17th], events: [] },
}

/** 9.99 a month: a whole one and 15 of its 31 days, once and for each of three. */
export const flatGolden: readonly GoldenVector[] = [
  { ...place, terms: { amount: '9.99', per_quantity: false }, targets: ['9.99', '2997/620'] },
  { ...place, terms: { amount: '9.99', per_quantity: true }, targets: ['29.97', '8991/620'] },
]
