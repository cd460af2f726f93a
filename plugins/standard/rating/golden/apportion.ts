import type { GoldenVector } from '#sdk/rating'
import { january, quantityPlace, readOf } from '#plugins/standard/rating/golden/places'

const terms = {
  ...{ reads_tag: 'usage', reads_scope: 'account', shared_by: 'account', weight: 'equal' },
  ...{ code: null, by_days: false, zero_base: 'equal' },
}
const reads = [readOf('charge', 'roof', '1')]
const flat = (serviceId: string, quantity: number) => ({ ...january, serviceId, quantity, reads })
const three = quantityPlace(flat('3', 1), flat('1', 3), flat('2', 0))

/** 1.00 for three, by their quantities, and equally when nobody has any. */
export const apportionGolden: readonly GoldenVector[] = [
  { ...three, terms, targets: ['0.33', '0.34', '0.33'] },
  { ...three, terms: { ...terms, weight: 'quantity' }, targets: ['0.25', '0.75', '0'] },
  {
    ...quantityPlace(flat('1', 0), flat('2', 0)),
    terms: { ...terms, weight: 'quantity' },
    targets: ['0.5', '0.5'],
  },
]
