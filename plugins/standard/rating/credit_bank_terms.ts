import vine from '@vinejs/vine'
import type { JsonObject } from '#sdk/json'
import { decimalText, type FormField } from '#sdk/schema'
import { describeTiers } from '#plugins/standard/rating/describe_tiers'
import { settlingMonth, settlingMonthField } from '#plugins/standard/rating/settling'
import {
  sourceTermsFields,
  sourceTermsSchema,
  type SourceTerms,
} from '#plugins/standard/rating/source_terms'
import { onlyWhen } from '#plugins/standard/rating/term_checks'
import { tierListField, tierListSchema, type TierRow } from '#plugins/standard/rating/tier_terms'

export const CREDITS = ['quantity', 'money'] as const
export const BUCKETS = ['none', 'dimension'] as const

export interface CreditBankTerms extends SourceTerms {
  /** Prices of what is left when credits are used up. */
  tiers: TierRow[]
  /** Whether credits are units, or their worth at `credit_price`. */
  credits: (typeof CREDITS)[number]
  credit_price: string | null
  /** With `dimension` what one dimension earns pays for no other. */
  bucket_by: (typeof BUCKETS)[number]
  /** Months after the period in which they were earned; null for ever. */
  expires_after: number | null
  /** The bank is emptied with this month; null never. */
  true_up_month: number | null
  /** Paid then for a unit, or for each unit of money; 0 forfeits. */
  payout_price: string
}

const MAXIMUM_MONTHS = 120

/** Credits of money need the price at which they are earned. */
const withPrice = vine.createRule((value: unknown, _options: undefined, field) => {
  const { parent } = field as unknown as { parent: Record<string, unknown> }
  if (value !== 'money' || typeof parent.credit_price === 'string') return
  field.report('The {{ field }} field needs a credit_price for money', 'credit_price', field)
})

export const creditBankSchema = {
  ...sourceTermsSchema,
  tiers: tierListSchema,
  credits: vine.enum(CREDITS).use(withPrice()),
  credit_price: decimalText({ minimum: '0' })
    .use(onlyWhen({ field: 'credits', values: ['money'] }))
    .nullable(),
  bucket_by: vine.enum(BUCKETS),
  expires_after: vine.number().withoutDecimals().min(1).max(MAXIMUM_MONTHS).nullable(),
  true_up_month: settlingMonth(),
  payout_price: decimalText({ minimum: '0' }),
}

const select = (name: string, values: readonly string[]): FormField => ({
  ...{ name, label: `standard.fields.${name}`, input: 'select', required: true },
  options: values.map((value) => ({ value, label: `standard.${name}.${value}` })),
})

export const creditBankFields: readonly FormField[] = [
  ...sourceTermsFields,
  tierListField,
  select('credits', CREDITS),
  {
    name: 'credit_price',
    label: 'standard.fields.credit_price',
    input: 'money',
    when: { field: 'credits', values: ['money'] },
  },
  select('bucket_by', BUCKETS),
  {
    name: 'expires_after',
    label: 'standard.fields.expires_after',
    hint: 'standard.hints.expires_after',
    input: 'integer',
  },
  { ...settlingMonthField, hint: 'standard.hints.true_up_month' },
  {
    name: 'payout_price',
    label: 'standard.fields.payout_price',
    hint: 'standard.hints.payout_price',
    input: 'money',
    required: true,
  },
]

export function describeCreditBank(terms: CreditBankTerms, currency: string) {
  const { credits, credit_price: worth, expires_after: months, true_up_month: month } = terms
  const words: { key: string; values?: JsonObject }[] = [
    { key: `standard.describe.credits_${credits}`, values: { price: worth, currency } },
    ...describeTiers('standard.describe.graduated', { ...terms, unit_quantity: 1 }, currency),
  ]
  if (terms.bucket_by === 'dimension') words.push({ key: 'standard.describe.bucket_by_dimension' })
  if (months !== null) words.push({ key: 'standard.describe.expires_after', values: { months } })
  if (month !== null) {
    const values = { month, price: terms.payout_price, currency }
    words.push({ key: `standard.describe.payout_${credits}`, values })
  }
  return words
}
