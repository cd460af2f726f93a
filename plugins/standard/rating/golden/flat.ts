import type { GoldenVector } from '#sdk/rating'
import { fromThe17th, january, quantityPlace } from '#plugins/standard/rating/golden/places'

const place = quantityPlace(january, { ...fromThe17th, quantity: 3 })

/** 9.99 a month: a whole one and 15 of its 31 days, once and for each of three. */
export const flatGolden: readonly GoldenVector[] = [
  { ...place, terms: { amount: '9.99', per_quantity: false }, targets: ['9.99', '2997/620'] },
  { ...place, terms: { amount: '9.99', per_quantity: true }, targets: ['29.97', '8991/620'] },
]
