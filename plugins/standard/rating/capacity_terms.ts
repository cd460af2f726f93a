import vine from '@vinejs/vine'
import { parseRational, type Rational } from '#sdk/decimal'
import { decimalText, type FormField } from '#sdk/schema'
import { risingSteps } from '#plugins/standard/rating/tier_terms'
import {
  countedUnitsSchema,
  negativeTotalField,
  unitTermsFields,
  type UnitTerms,
} from '#plugins/standard/rating/unit_terms'

export interface CapacityStep {
  /** Priced units that this step holds, inclusive. */
  up_to: string
  /** Price of a whole period, in major units. */
  price: string
}

/** A level below zero reserves what no level does, so the terms say nothing about it. */
export interface CapacityTerms extends Omit<UnitTerms, 'negative_total'> {
  steps: CapacityStep[]
  /** Price of one priced unit above the last step, in major units. */
  overage_price: string
}

const MAXIMUM_STEPS = 100

export const capacityTermsSchema = {
  ...countedUnitsSchema,
  steps: vine
    .array(vine.object({ up_to: decimalText({ minimum: '0' }), price: decimalText() }))
    .minLength(1)
    .maxLength(MAXIMUM_STEPS)
    .use(risingSteps()),
  overage_price: decimalText(),
}

export const capacityTermsFields: readonly FormField[] = [
  {
    name: 'steps',
    label: 'standard.fields.capacity_steps',
    hint: 'standard.hints.capacity_steps',
    input: 'list',
    required: true,
    fields: [
      { name: 'up_to', label: 'standard.fields.up_to', input: 'decimal', required: true },
      { name: 'price', label: 'standard.fields.amount', input: 'money', required: true },
    ],
  },
  {
    name: 'overage_price',
    label: 'standard.fields.overage_price',
    hint: 'standard.hints.overage_price',
    input: 'money',
    required: true,
  },
  ...unitTermsFields.filter((field) => field !== negativeTotalField),
]

export interface Step {
  readonly upTo: Rational
  readonly price: Rational
}

export function compileSteps({ steps }: CapacityTerms): Step[] {
  return steps.map((step) => ({
    upTo: parseRational(step.up_to),
    price: parseRational(step.price),
  }))
}
