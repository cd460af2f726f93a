import vine from '@vinejs/vine'
import type { JsonObject } from '#sdk/json'
import { decimalText, type FormField } from '#sdk/schema'
import { quantityTermsField, quantityTermsSchema } from '#plugins/standard/rating/quantity_terms'
import {
  readingTermsFields,
  readingTermsSchema,
  type ReadingTerms,
} from '#plugins/standard/rating/reading_terms'

/** How much of a measured quantity is relieved; beyond it the full price is paid. */
export interface NormTerms {
  code: string
  /** Units of a whole period. */
  amount: string
  /** Whether the amount is for each of the subscribed quantity (persons). */
  per_quantity: boolean
}

export interface BenefitTerms extends ReadingTerms {
  percent: string
  norm: NormTerms | null
  /** Relief of a whole period at most, in major units. */
  maximum: string | null
}

export const benefitTermsSchema = {
  ...readingTermsSchema,
  percent: decimalText({ above: '0', maximum: '100' }),
  norm: vine
    .object({
      ...quantityTermsSchema,
      amount: decimalText({ minimum: '0' }),
      per_quantity: vine.boolean(),
    })
    .nullable(),
  maximum: decimalText({ minimum: '0' }).nullable(),
}

export const benefitTermsFields: readonly FormField[] = [
  { name: 'percent', label: 'standard.fields.percent', input: 'decimal', required: true },
  ...readingTermsFields,
  {
    name: 'norm',
    label: 'standard.fields.norm',
    hint: 'standard.hints.norm',
    input: 'group',
    fields: [
      quantityTermsField,
      { name: 'amount', label: 'standard.fields.norm_amount', input: 'decimal', required: true },
      { name: 'per_quantity', label: 'standard.fields.per_quantity', input: 'switch' },
    ],
  },
  { name: 'maximum', label: 'standard.fields.relief_maximum', input: 'money' },
]

export function describeBenefit(terms: BenefitTerms, currency: string) {
  const { percent, reads_tag: tag, norm, maximum } = terms
  const words: { key: string; values: JsonObject }[] = [
    { key: 'standard.describe.benefit', values: { percent, tag } },
  ]
  if (norm !== null) {
    const key = `standard.describe.norm${norm.per_quantity ? '_each' : ''}`
    words.push({ key, values: { code: norm.code, amount: norm.amount } })
  }
  if (maximum !== null) {
    words.push({ key: 'standard.describe.relief_maximum', values: { amount: maximum, currency } })
  }
  return words
}
