import vine from '@vinejs/vine'
import { sumRational, type Rational } from '#sdk/decimal'
import type { ObligationInput, Read } from '#sdk/rating'
import type { FormField } from '#sdk/schema'

/** The frozen quantity that a rule prices; common to all rules on measured quantities. */
export interface QuantityTerms {
  /** Code of the quantity, '<plugin>.<name>'. */
  code: string
}

export const quantityTermsSchema = {
  code: vine
    .string()
    .trim()
    .maxLength(60)
    .regex(/^[a-z][a-z0-9_]*\.[a-z0-9_.]+$/),
}

export const quantityTermsField: FormField = {
  name: 'code',
  label: 'standard.fields.quantity_code',
  input: 'text',
  required: true,
}

export function quantityReads({ code }: QuantityTerms): readonly Read[] {
  return [{ kind: 'quantity', code }]
}

/** What was measured in the days of an obligation, in the base unit of the quantity. */
export function quantityRead({ reads = [] }: ObligationInput): Rational {
  return sumRational(reads.map(({ value }) => value))
}
