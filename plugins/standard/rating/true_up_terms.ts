import vine from '@vinejs/vine'
import type { JsonObject } from '#sdk/json'
import { decimalText, type FormField } from '#sdk/schema'
import { describeTiers } from '#plugins/standard/rating/describe_tiers'
import { quantityTermsField, quantityTermsSchema } from '#plugins/standard/rating/quantity_terms'
import {
  readingTermsFields,
  readingTermsSchema,
  type ReadingTerms,
} from '#plugins/standard/rating/reading_terms'
import { settlingMonth, settlingMonthField } from '#plugins/standard/rating/settling'
import { tierListField, tierListSchema, type TierRow } from '#plugins/standard/rating/tier_terms'

export interface TrueUpTerms extends ReadingTerms {
  /** What is owed; null when charges of their own say it. */
  owed: { code: string; tiers: TierRow[] } | null
  /** Settled with the end of this month; null with each period. */
  true_up_month: number | null
  /** A smaller difference is carried on into the next span. */
  carry_below: string
}

export const trueUpSchema = {
  ...readingTermsSchema,
  owed: vine.object({ ...quantityTermsSchema, tiers: tierListSchema }).nullable(),
  true_up_month: settlingMonth(),
  carry_below: decimalText({ minimum: '0' }),
}

export const trueUpFields: readonly FormField[] = [
  ...readingTermsFields,
  {
    name: 'owed',
    label: 'standard.fields.owed',
    hint: 'standard.hints.owed',
    input: 'group',
    fields: [quantityTermsField, tierListField],
  },
  { ...settlingMonthField, hint: 'standard.hints.settled_each' },
  { name: 'carry_below', label: 'standard.fields.carry_below', input: 'money', required: true },
]

export function describeTrueUp(terms: TrueUpTerms, currency: string) {
  const { reads_tag: tag, owed, true_up_month: month, carry_below: amount } = terms
  const words: { key: string; values?: JsonObject }[] = [
    { key: `standard.describe.true_up${owed === null ? '' : '_measured'}`, values: { tag } },
    month === null
      ? { key: 'standard.describe.settled_each' }
      : { key: 'standard.describe.settled_month', values: { month } },
  ]
  if (owed !== null) {
    const tiers = { tiers: owed.tiers, unit_quantity: 1 }
    words.push(...describeTiers('', tiers, currency).slice(1))
  }
  if (amount !== '0') {
    words.push({ key: 'standard.describe.carry_below', values: { amount, currency } })
  }
  return words
}
