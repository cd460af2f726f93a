import vine from '@vinejs/vine'
import { STATE_OWNERS, type StateOwner } from '#sdk/rating'
import { decimalText, type FormField } from '#sdk/schema'

export interface AllowanceTerms {
  /** Base units in one priced unit: 60 for minutes of seconds. */
  unit_quantity: number
  /** Priced units included in a whole period, for all who share them together. */
  included: number
  /** Who shares the included units. */
  pool: StateOwner
  /** Included units that one member may use, in priced units; null for no cap. */
  member_cap: number | null
  /** Unused units of a period that the next one may use, in priced units; 0 for none. */
  rollover_maximum: number
  /** Price of one priced unit beyond what is included, in major units. */
  unit_price: string
}

const units = () => vine.number().withoutDecimals().min(0).max(1_000_000_000)

export const allowanceTermsSchema = {
  unit_quantity: vine.number().withoutDecimals().min(1).max(1_000_000),
  included: units(),
  pool: vine.enum(STATE_OWNERS),
  member_cap: units().nullable(),
  rollover_maximum: units(),
  unit_price: decimalText({ minimum: '0' }),
}

export const allowanceTermsFields: readonly FormField[] = [
  {
    name: 'unit_quantity',
    label: 'standard.fields.unit_quantity',
    hint: 'standard.hints.unit_quantity',
    input: 'integer',
    required: true,
  },
  { name: 'included', label: 'standard.fields.included', input: 'integer', required: true },
  {
    name: 'pool',
    label: 'standard.fields.pool',
    input: 'select',
    required: true,
    options: STATE_OWNERS.map((value) => ({ value, label: `standard.pools.${value}` })),
  },
  {
    name: 'member_cap',
    label: 'standard.fields.member_cap',
    hint: 'standard.hints.member_cap',
    input: 'integer',
  },
  {
    name: 'rollover_maximum',
    label: 'standard.fields.rollover_maximum',
    hint: 'standard.hints.rollover_maximum',
    input: 'integer',
    required: true,
  },
  { name: 'unit_price', label: 'standard.fields.unit_price', input: 'money', required: true },
]
