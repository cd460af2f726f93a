import type { GoldenVector } from '#sdk/rating'
import { exactUnits, usagePlace, used } from '#plugins/standard/rating/golden/places'

const cards = { name: 'Cards', filters: [{ field: 'kind', values: ['card'] }], unit_price: '0.2' }
const german = {
  ...{ name: 'German cards', unit_price: '0.1' },
  filters: [...cards.filters, { field: 'dimension', values: ['DE', 'LU'] }],
}
const terms = { ...exactUnits, rows: [cards, german], default_price: '1' }
const kind = { kind: 'card' }
const events = used(
  { on: 2, quantity: 7, dimension: 'DE', attributes: kind },
  { on: 3, quantity: 5, dimension: 'AT', attributes: kind },
  { on: 4, quantity: 2, dimension: 'DE' }
)

/** Seven of the row with two filters, five of that with one, two of none. */
export const matrixGolden: readonly GoldenVector[] = [
  { ...usagePlace(events), terms, targets: ['3.7'] },
  { ...usagePlace(events), terms: { ...terms, default_price: null }, targets: ['1.7'] },
  {
    ...usagePlace(events),
    terms: { ...terms, unit_rounding: 'up', unit_step: '4' },
    targets: ['6.4'],
  },
]
