import vine from '@vinejs/vine'
import { decimalText, type FormField } from '#sdk/schema'
import {
  quantityTermsField,
  quantityTermsSchema,
  type QuantityTerms,
} from '#plugins/standard/rating/quantity_terms'
import { perField, PRICED_TIMES, type PricedTime } from '#plugins/standard/rating/time_due'

/** How past peaks bind: months of the year are 1 to 12, a period's is that of its first day. */
export interface RatchetTerms {
  /** Periods looked back at. */
  periods: number
  /** Of a past peak, by the month it was reached in. */
  percents: string[]
  /** A peak binds up to the end of this month; null: as long as it is looked back at. */
  through: number | null
  /** Months whose own peak counts as it is; elsewhere only past peaks and the minimum do. */
  own_months: number[]
}

export interface DemandTerms extends QuantityTerms {
  /** Price of one unit of demand, in major units. */
  unit_price: string
  /** What the price is for; the period when it is left out. */
  per?: PricedTime
  /** Demand that is billed at least. */
  minimum: string
  ratchet: RatchetTerms | null
}

const MAXIMUM_PERIODS = 36
const month = () => vine.number().withoutDecimals().min(1).max(12)

export const demandTermsSchema = {
  ...quantityTermsSchema,
  unit_price: decimalText(),
  per: vine.enum(PRICED_TIMES).optional(),
  minimum: decimalText({ minimum: '0' }),
  ratchet: vine
    .object({
      periods: vine.number().withoutDecimals().min(1).max(MAXIMUM_PERIODS),
      percents: vine.array(decimalText({ minimum: '0', maximum: '100' })).fixedLength(12),
      through: month().nullable(),
      own_months: vine.array(month()).distinct().maxLength(12),
    })
    .nullable(),
}

export const demandTermsFields: readonly FormField[] = [
  quantityTermsField,
  { name: 'unit_price', label: 'standard.fields.demand_price', input: 'money', required: true },
  perField,
  { name: 'minimum', label: 'standard.fields.demand_minimum', input: 'decimal', required: true },
  {
    name: 'ratchet',
    label: 'standard.fields.ratchet',
    hint: 'standard.hints.ratchet',
    input: 'group',
    fields: [
      {
        name: 'periods',
        label: 'standard.fields.ratchet_periods',
        input: 'integer',
        required: true,
      },
      {
        name: 'percents',
        label: 'standard.fields.ratchet_percents',
        hint: 'standard.hints.ratchet_percents',
        input: 'values',
        required: true,
        fields: [{ name: 'percent', label: 'standard.fields.percent', input: 'decimal' }],
      },
      {
        name: 'through',
        label: 'standard.fields.ratchet_through',
        hint: 'standard.hints.ratchet_through',
        input: 'integer',
      },
      {
        name: 'own_months',
        label: 'standard.fields.ratchet_own_months',
        input: 'values',
        required: true,
        fields: [{ name: 'month', label: 'standard.fields.month', input: 'integer' }],
      },
    ],
  },
]
