import type { GoldenVector } from '#sdk/rating'
import { usagePlace, used } from '#plugins/standard/rating/golden/places'

const terms = { unit_quantity: 100, basis_points: '100', aggregation: 'latest' }
const assets = usagePlace(used({ on: 2, quantity: 5_000_000 }, { on: 20, quantity: 3_650_000 }))

/** One percent a year on 36,500.00 for a month of 31 days, or of 30. */
export const basisPointsGolden: readonly GoldenVector[] = [
  { ...assets, terms: { ...terms, year_basis: 'actual_365' }, targets: ['31'] },
  { ...assets, terms: { ...terms, year_basis: 'actual_actual' }, targets: ['31'] },
  { ...assets, terms: { ...terms, year_basis: 'actual_360' }, targets: ['2263/72'] },
  { ...assets, terms: { ...terms, year_basis: 'thirty_360' }, targets: ['365/12'] },
]
