import type { GoldenVector } from '#sdk/rating'
import {
  exactUnits,
  fromThe17th,
  january,
  quantityPlace,
  usagePlace,
  used,
} from '#plugins/standard/rating/golden/places'

const calls = usagePlace(
  used({ on: 2, quantity: 61 }, { on: 9, quantity: -31 }, { on: 9, quantity: 90 })
)
const level = usagePlace(used({ on: 1, quantity: 310 }, { on: 17, quantity: -310 }))
const perUnit = { ...exactUnits, unit_price: '0.07' }
const weighted = { aggregation: 'weighted_sum', carries_level: true }

/** Counted in every way; rounded, converted and with free units; subscribed; a level carried on. */
export const perUnitGolden: readonly GoldenVector[] = [
  { ...calls, terms: perUnit, targets: ['8.4'] },
  { ...calls, terms: { ...perUnit, unit_quantity: 60, unit_rounding: 'up' }, targets: ['0.14'] },
  { ...calls, terms: { ...perUnit, free_units: '100', factor: '1.5' }, targets: ['5.6'] },
  { ...calls, terms: { ...perUnit, aggregation: 'count' }, targets: ['0.21'] },
  { ...calls, terms: { ...perUnit, aggregation: 'max' }, targets: ['6.3'] },
  { ...calls, terms: { ...perUnit, aggregation: 'latest' }, targets: ['6.3'] },
  { ...calls, terms: { ...perUnit, aggregation: 'unique' }, targets: ['0.07'] },
  { ...quantityPlace(january, fromThe17th), terms: perUnit, targets: ['0.21', '63/155'] },
  {
    ...level,
    terms: { ...perUnit, ...weighted },
    state: { schema: 1, values: { level: 31 } },
    targets: ['13.37'],
    closing: { schema: 1, values: { level: 31 } },
  },
]
