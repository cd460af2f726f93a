import vine from '@vinejs/vine'
import { PluginError } from '#sdk/errors'
import { decimalText, type FormField } from '#sdk/schema'
import {
  divideRounded,
  multiplyRational,
  parseRational,
  rational,
  type Rational,
  type RoundingMode,
} from '#sdk/decimal'

export const UNIT_ROUNDINGS = ['none', 'up', 'down', 'half_up'] as const
export const NEGATIVE_TOTALS = ['credit', 'zero'] as const

/** How a measured quantity becomes priced units; common to all rules that price a quantity. */
export interface UnitTerms {
  /** Base units in one priced unit: 60 for minutes of seconds, 1,048,576 for MiB of bytes. */
  unit_quantity: number
  /** How the sum is brought to whole steps; `none` prices it exactly. */
  unit_rounding: (typeof UNIT_ROUNDINGS)[number]
  /** Step of the rounding in priced units; not used with `none`. */
  unit_step: string
  /** What a sum below zero (withdrawn usage) means: money back at the same prices, or nothing. */
  negative_total: (typeof NEGATIVE_TOTALS)[number]
}

export const unitTermsSchema = {
  unit_quantity: vine.number().withoutDecimals().min(1).max(Number.MAX_SAFE_INTEGER),
  unit_rounding: vine.enum(UNIT_ROUNDINGS),
  unit_step: decimalText({ above: '0' }),
  negative_total: vine.enum(NEGATIVE_TOTALS),
}

export const unitTermsFields: readonly FormField[] = [
  {
    name: 'unit_quantity',
    label: 'standard.fields.unit_quantity',
    hint: 'standard.hints.unit_quantity',
    input: 'integer',
    required: true,
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
  {
    name: 'negative_total',
    label: 'standard.fields.negative_total',
    input: 'select',
    required: true,
    options: NEGATIVE_TOTALS.map((value) => ({ value, label: `standard.negatives.${value}` })),
  },
]

/** Measured base units and what becomes of them. */
export interface BilledUnits {
  /** Base units after rounding; equal to what was measured with `none`. */
  readonly billedQuantity: number
  /** The same in priced units, exact and without sign. */
  readonly units: Rational
}

/**
 * The conversion of a sum of base units, rounded once. Throws E_STANDARD_UNIT_STEP when a step is
 * no whole number of base units, because then the billed quantity could not be stated.
 */
export function compileUnits(terms: UnitTerms): (quantity: number) => BilledUnits {
  const unit = BigInt(terms.unit_quantity)
  if (terms.unit_rounding === 'none') {
    return (quantity) => ({
      billedQuantity: quantity,
      units: rational(BigInt(Math.abs(quantity)), unit),
    })
  }
  const step = multiplyRational(parseRational(terms.unit_step), rational(unit))
  if (step.denominator !== 1n) {
    throw new PluginError(
      'E_STANDARD_UNIT_STEP',
      `A step of ${terms.unit_step} x ${terms.unit_quantity} is no whole number of base units`
    )
  }
  const mode: RoundingMode = terms.unit_rounding
  return (quantity) => {
    const billed = divideRounded(BigInt(quantity), step.numerator, mode) * step.numerator
    return {
      billedQuantity: Number(billed),
      units: rational(billed < 0n ? -billed : billed, unit),
    }
  }
}
