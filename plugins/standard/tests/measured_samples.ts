import { parseRational } from '#sdk/decimal'
import type { ReadValue } from '#sdk/rating'
import { obligation } from '#plugins/standard/tests/rating_samples'

/** A frozen quantity as a rule reads it. */
export function quantityOf(value: string, startsOn: string, endsOn: string): ReadValue {
  const days = { startsOn, endsOn }
  const quantity = parseRational(value)
  return { kind: 'quantity', code: 'test.used', tags: [], serviceId: '1', ...days, value: quantity }
}

/** An obligation of some days in which so much was measured. */
export function measuredIn(startsOn: string, endsOn: string, ...values: string[]) {
  const reads = values.map((value) => quantityOf(value, startsOn, endsOn))
  return obligation({ startsOn, endsOn, reads })
}

export const blocks = {
  code: 'test.used',
  mode: 'graduated',
  scale: 'thirty_days',
  tiers: [
    { up_to: '30', unit_price: '3', flat_fee: '0' },
    { up_to: '60', unit_price: '4.7', flat_fee: '0' },
    { up_to: '90', unit_price: '7.5', flat_fee: '0' },
    { up_to: '120', unit_price: '21', flat_fee: '0' },
    { up_to: '180', unit_price: '24', flat_fee: '0' },
    { up_to: null, unit_price: '36', flat_fee: '0' },
  ],
} as const

const EVERY_MONTH = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]

export const demand = {
  code: 'test.used',
  unit_price: '10',
  minimum: '0',
  ratchet: {
    periods: 11,
    percents: EVERY_MONTH.map(() => '80'),
    through: null as number | null,
    own_months: EVERY_MONTH,
  },
} as const
