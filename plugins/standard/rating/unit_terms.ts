import vine from '@vinejs/vine'
import { PluginError } from '#sdk/errors'
import { decimalText, type FormField } from '#sdk/schema'
import {
  divideRational,
  divideRounded,
  multiplyRational,
  negateRational,
  parseRational,
  rational,
  type Rational,
  type RoundingMode,
} from '#sdk/decimal'
import {
  aggregationTermsFields,
  aggregationTermsSchema,
  type AggregationTerms,
} from '#plugins/standard/rating/aggregation_terms'

export const UNIT_ROUNDINGS = ['none', 'up', 'down', 'half_up'] as const
export const NEGATIVE_TOTALS = ['credit', 'zero'] as const

/** How a measured quantity becomes priced units; common to all rules that price a quantity. */
export interface UnitTerms extends AggregationTerms {
  /** Base units in one priced unit: 60 for minutes of seconds, 1,048,576 for MiB of bytes. */
  unit_quantity: number
  /** What the quantity is multiplied by before it is priced (a calorific value); 1 without one. */
  factor?: string
  /** How the sum is brought to whole steps; `none` prices it exactly. */
  unit_rounding: (typeof UNIT_ROUNDINGS)[number]
  /** Step of the rounding in priced units; not used with `none`. */
  unit_step: string
  /** What a sum below zero (withdrawn usage) means: money back at the same prices, or nothing. */
  negative_total: (typeof NEGATIVE_TOTALS)[number]
}

/** How a quantity is counted and converted, for rules that know what a sum below zero means. */
export const countedUnitsSchema = {
  ...aggregationTermsSchema,
  unit_quantity: vine.number().withoutDecimals().min(1).max(Number.MAX_SAFE_INTEGER),
  factor: decimalText({ above: '0' }).optional(),
  unit_rounding: vine.enum(UNIT_ROUNDINGS),
  unit_step: decimalText({ above: '0' }),
}

export const unitTermsSchema = {
  ...countedUnitsSchema,
  negative_total: vine.enum(NEGATIVE_TOTALS),
}

export const unitQuantityField: FormField = {
  name: 'unit_quantity',
  label: 'standard.fields.unit_quantity',
  hint: 'standard.hints.unit_quantity',
  input: 'integer',
  required: true,
}

export const negativeTotalField: FormField = {
  name: 'negative_total',
  label: 'standard.fields.negative_total',
  input: 'select',
  required: true,
  options: NEGATIVE_TOTALS.map((value) => ({ value, label: `standard.negatives.${value}` })),
}

export const unitTermsFields: readonly FormField[] = [
  ...aggregationTermsFields,
  unitQuantityField,
  {
    name: 'factor',
    label: 'standard.fields.factor',
    hint: 'standard.hints.factor',
    input: 'decimal',
  },
  {
    name: 'unit_rounding',
    label: 'standard.fields.unit_rounding',
    input: 'select',
    required: true,
    options: UNIT_ROUNDINGS.map((value) => ({ value, label: `standard.roundings.${value}` })),
  },
  {
    name: 'unit_step',
    label: 'standard.fields.unit_step',
    hint: 'standard.hints.unit_step',
    input: 'decimal',
    required: true,
  },
  negativeTotalField,
]

/** Measured base units and what becomes of them. */
export interface BilledUnits {
  /** Base units after rounding, to whole ones; equal to what was measured with `none`. */
  readonly billedQuantity: number
  /** The same in priced units, exact and without sign. */
  readonly units: Rational
}

export type ConvertUnits = (quantity: Rational) => BilledUnits

/**
 * The conversion of base units, rounded once. Throws E_STANDARD_UNIT_STEP when a step is no whole
 * number of base units, because then the billed quantity could not be stated.
 */
export function compileUnits(terms: UnitTerms): ConvertUnits {
  const perBase = unitsPerBase(terms)
  if (terms.unit_rounding === 'none') {
    return (quantity) => ({
      billedQuantity: wholeOf(quantity),
      units: withoutSign(multiplyRational(quantity, perBase)),
    })
  }
  const step = parseRational(terms.unit_step)
  const baseStep = divideRational(step, perBase)
  if (terms.factor === undefined) assertWholeStep(baseStep, terms)
  const mode: RoundingMode = terms.unit_rounding
  return (quantity) => {
    const steps = divideRational(quantity, baseStep)
    const count = rational(divideRounded(steps.numerator, steps.denominator, mode))
    return {
      billedQuantity: wholeOf(multiplyRational(count, baseStep)),
      units: withoutSign(multiplyRational(count, step)),
    }
  }
}

/** Priced units in one base unit. */
export function unitsPerBase(terms: Pick<UnitTerms, 'factor' | 'unit_quantity'>): Rational {
  const factor = parseRational(terms.factor ?? '1')
  return multiplyRational(factor, rational(1n, BigInt(terms.unit_quantity)))
}

/** For facts of a line, which are whole base units. */
export function wholeOf({ numerator, denominator }: Rational): number {
  return Number(denominator === 1n ? numerator : divideRounded(numerator, denominator, 'half_up'))
}

function withoutSign(value: Rational): Rational {
  return value.numerator < 0n ? negateRational(value) : value
}

function assertWholeStep({ denominator }: Rational, terms: UnitTerms): void {
  if (denominator === 1n) return
  throw new PluginError(
    'E_STANDARD_UNIT_STEP',
    `A step of ${terms.unit_step} x ${terms.unit_quantity} is no whole number of base units`
  )
}
