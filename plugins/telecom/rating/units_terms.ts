import vine from '@vinejs/vine'
import type { RoundingMode } from '#sdk/decimal'
import type { FormSchema } from '#sdk/schema'
import type { AllowanceTerms } from './allowance.js'
import {
  ALLOWANCE_FIELDS,
  allowanceSchema,
  amountText,
  ROUNDING_FIELDS,
  roundingSchema,
} from './voice_terms.js'

/** Terms of `telecom.units`: a price for all, or a rate table that has prices by prefix. */
export interface UnitsTerms {
  /** Decimal text in major units for `per` base units; ignored with a rate table. */
  readonly price: string
  readonly per: number
  /** Whole steps are charged, of each event or of the period's total. */
  readonly increment: number
  readonly step_level: 'event' | 'period'
  readonly rate_table: string | null
  /** Rounding of each event, once; null: events are summed exactly. */
  readonly rounding: { readonly decimals: number; readonly mode: RoundingMode } | null
  readonly allowance: AllowanceTerms | null
}

const validator = vine.create(
  vine.object({
    price: amountText(),
    per: vine.number().withoutDecimals().min(1).max(1099511627776),
    increment: vine.number().withoutDecimals().min(1).max(1099511627776),
    step_level: vine.enum(['event', 'period'] as const),
    rate_table: vine
      .string()
      .regex(/^[a-z0-9][a-z0-9_.-]{0,62}$/)
      .nullable(),
    rounding: roundingSchema(),
    allowance: allowanceSchema(),
  })
)

export const unitsTerms: FormSchema<UnitsTerms> = {
  validator,
  fields: [
    { name: 'price', label: 'telecom.fields.price', input: 'money', required: true },
    {
      name: 'per',
      label: 'telecom.fields.per',
      hint: 'telecom.hints.per',
      input: 'integer',
      required: true,
    },
    { name: 'increment', label: 'telecom.fields.increment', input: 'integer', required: true },
    {
      name: 'step_level',
      label: 'telecom.fields.step_level',
      input: 'select',
      options: [
        { value: 'event', label: 'telecom.options.step_level.event' },
        { value: 'period', label: 'telecom.options.step_level.period' },
      ],
    },
    {
      name: 'rate_table',
      label: 'telecom.fields.rate_table',
      hint: 'telecom.hints.units_rate_table',
      input: 'text',
    },
    ...ROUNDING_FIELDS,
    ...ALLOWANCE_FIELDS,
  ],
}
