import type { GoldenVector } from '#sdk/rating'
import { usagePlace, used } from '#plugins/standard/rating/golden/places'

const terms = {
  ...{ price_attribute: 'price', price_is_for: 'unit', unit_quantity: 1 },
  ...{ multiplier: '1', event_decimals: null },
}
const priced = usagePlace(
  used(
    { on: 2, quantity: 10, attributes: { price: '1.33333' } },
    { on: 3, quantity: 3, attributes: { price: '0.005' } },
    { on: 4, quantity: 3 }
  )
)

/** Ten at 1.33333 and three at 0.005; one without a price is in suspense. */
export const dynamicGolden: readonly GoldenVector[] = [
  { ...priced, terms, targets: ['13.3483'] },
  { ...priced, terms: { ...terms, event_decimals: 2 }, targets: ['13.35'] },
  { ...priced, terms: { ...terms, price_is_for: 'event', multiplier: '2' }, targets: ['2.67666'] },
]
