import { given } from '#tests/support/given_books'
import type { ModelCharge, ModelPlan } from '#tests/support/model/book_model'

/** Plans that share keys, so that a change from one to another goes on, comes back and is cut. */
export const CATALOG: readonly ModelPlan[] = [
  {
    months: 1,
    charges: [{ key: 'fee', timing: 'advance', kind: 'flat', cents: 3000, each: true }],
  },
  {
    months: 1,
    charges: [
      { key: 'fee', timing: 'advance', kind: 'flat', cents: 1999, each: true },
      { key: 'units', timing: 'arrears', kind: 'unit', centsPerHundred: 725 },
    ],
  },
  {
    months: 1,
    charges: [
      { key: 'rent', timing: 'arrears', kind: 'flat', cents: 4700, each: false },
      { key: 'units', timing: 'arrears', kind: 'graduated', first: 40, cents: [10, 3] },
    ],
  },
  {
    months: 1,
    charges: [
      { key: 'rent', timing: 'arrears', kind: 'flat', cents: 1001, each: true },
      { key: 'bulk', timing: 'arrears', kind: 'volume', first: 60, cents: [9, 5] },
    ],
  },
  {
    months: 12,
    charges: [{ key: 'fee', timing: 'advance', kind: 'flat', cents: 29999, each: true }],
  },
]

export const euros = (cents: number) => (cents / 100).toFixed(2)

/** A charge of the model as the catalog takes it. */
export function chargeOf(charge: ModelCharge) {
  const { key, timing } = charge
  if (charge.kind === 'flat') {
    const terms = flatTerms(charge, charge.cents)
    return given.charge({ key, timing, ruleCode: 'standard.flat', terms })
  }
  const units = {
    unit_quantity: 1,
    unit_step: '1',
    unit_rounding: 'none',
    negative_total: 'credit',
  }
  const metered = { key, timing, metrics: ['telecom.sms'] } as const
  if (charge.kind === 'unit') {
    const terms = { ...units, unit_price: (charge.centsPerHundred / 10000).toFixed(4) }
    return given.charge({ ...metered, ruleCode: 'standard.per_unit', terms })
  }
  const tiers = [
    { up_to: String(charge.first), unit_price: euros(charge.cents[0]), flat_fee: '0' },
    { up_to: null, unit_price: euros(charge.cents[1]), flat_fee: '0' },
  ]
  return given.charge({
    ...metered,
    ruleCode: `standard.${charge.kind}`,
    terms: { ...units, tiers, zero_usage_pays_flat: false },
  })
}

export function flatTerms({ each }: { readonly each: boolean }, cents: number) {
  return { amount: euros(cents), per_quantity: each }
}
