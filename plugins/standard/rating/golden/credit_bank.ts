import type { GoldenVector } from '#sdk/rating'
import { usagePlace, used } from '#plugins/standard/rating/golden/places'

const terms = {
  ...{ code: null, unit_quantity: 1, bucket_by: 'none', expires_after: null },
  tiers: [{ up_to: null, unit_price: '0.3', flat_fee: '0' }],
  ...{ credits: 'quantity', credit_price: null, true_up_month: null, payout_price: '0.05' },
}
const lots = [
  { bucket: '', earned_by: '2025-02-01', left: '60' },
  { bucket: '', earned_by: '2025-12-01', left: '50' },
]
const state = { schema: 1, values: { lots } }
const need = usagePlace(used({ on: 2, quantity: 130 }, { on: 3, quantity: -50 }))
const give = usagePlace(used({ on: 2, quantity: 10 }, { on: 3, quantity: -50 }))

/** Units pay for units; the older ones expire; what is given is paid out; and credits of money. */
export const creditBankGolden: readonly GoldenVector[] = [
  {
    ...{ ...need, terms, state, targets: ['0'] },
    closing: { schema: 1, values: { lots: [{ ...lots[1], left: '30' }] } },
  },
  {
    ...{ ...need, terms: { ...terms, expires_after: 11 }, state, targets: ['9'] },
    closing: { schema: 1, values: { lots: [] } },
  },
  {
    ...{ ...give, terms: { ...terms, true_up_month: 1 }, state, targets: ['-7.5'] },
    closing: { schema: 1, values: { lots: [] } },
  },
  {
    ...{ ...give, terms: { ...terms, credits: 'money', credit_price: '0.1' }, targets: ['0'] },
    closing: { schema: 1, values: { lots: [{ bucket: '', earned_by: '2026-02-01', left: '4' }] } },
  },
]
