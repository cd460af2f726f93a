import vine from '@vinejs/vine'
import type { JsonObject } from '#sdk/json'
import { decimalText, type FormField } from '#sdk/schema'
import {
  readingTermsFields,
  readingTermsSchema,
  type ReadingTerms,
} from '#plugins/standard/rating/reading_terms'

export const LEVELS = ['reviewed', 'rolling'] as const

export interface LevelPlanTerms extends ReadingTerms {
  /** An instalment that is looked at in some months, or the average of the last periods. */
  levelled: (typeof LEVELS)[number]
  /** Of a whole period, until there is a past to level it by. */
  instalment: string
  /** With `reviewed`: months in whose periods it is levelled again. */
  review_months: number[]
  /** With `reviewed`: a smaller change is not made. */
  threshold_percent: string
  /** Instalments are whole multiples of it, rounded half up. */
  step: string
}

const reviewed = { field: 'levelled', values: ['reviewed'] }

export const levelPlanSchema = {
  ...readingTermsSchema,
  levelled: vine.enum(LEVELS),
  instalment: decimalText({ minimum: '0' }),
  review_months: vine
    .array(vine.number().withoutDecimals().min(1).max(12))
    .distinct()
    .maxLength(12),
  threshold_percent: decimalText({ minimum: '0', maximum: '100' }),
  step: decimalText({ above: '0' }),
}

export const levelPlanFields: readonly FormField[] = [
  ...readingTermsFields,
  {
    ...{ name: 'levelled', label: 'standard.fields.levelled', input: 'select', required: true },
    options: LEVELS.map((value) => ({ value, label: `standard.levelled.${value}` })),
  },
  { name: 'instalment', label: 'standard.fields.instalment', input: 'money', required: true },
  {
    name: 'review_months',
    label: 'standard.fields.review_months',
    hint: 'standard.hints.review_months',
    input: 'values',
    when: reviewed,
    fields: [{ name: 'month', label: 'standard.fields.month', input: 'integer' }],
  },
  {
    name: 'threshold_percent',
    label: 'standard.fields.threshold_percent',
    input: 'decimal',
    required: true,
  },
  { name: 'step', label: 'standard.fields.instalment_step', input: 'money', required: true },
]

export function describeLevelPlan(terms: LevelPlanTerms, currency: string) {
  const { reads_tag: tag, instalment, review_months: months, threshold_percent: percent } = terms
  const words: { key: string; values?: JsonObject }[] = [
    { key: 'standard.describe.level_plan', values: { tag, instalment, currency } },
  ]
  if (terms.levelled === 'rolling') words.push({ key: 'standard.describe.levelled_rolling' })
  else if (months.length > 0) {
    const values = { months: months.join(', '), percent }
    words.push({ key: 'standard.describe.levelled_reviewed', values })
  }
  return words
}
