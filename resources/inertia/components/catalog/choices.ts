import type { FormField, Values } from '~/components/form/fields'

/** What the editor of plans may choose from, as the server lists it. */
export type PlanChoices = {
  rules: {
    code: string
    revision: number
    label: string
    stage: string
    metrics: string[] | null
    fields: FormField[]
  }[]
  periodSources: { code: string; label: string; fields: FormField[] }[]
  metrics: { code: string; label: string }[]
  products: { code: string; name: string; taxCategory: string; ledgerCode: string }[]
  ledgerAccounts: { code: string; name: string }[]
  taxCategories: string[]
  basePlans: { code: string; name: string }[]
}

export type Rule = PlanChoices['rules'][number]

export const PRORATIONS = [
  'actual_days',
  'none',
  'thirty_360_us',
  'thirty_360_eu',
  'actual_365',
  'by_second',
]

/** What a charge of the form is; its terms are those of its rule. */
export type ChargeValues = {
  key: string
  name: string
  rule: string
  terms: Values
  metrics: string[]
  timing: string
  taxCategory: string
  ledgerCode: string
  tags: string[]
  recording: string
  phase: string | null
}

/** A short name out of a long one: 'Monthly fee' is `monthly_fee`. */
export function keyOf(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '')
    .slice(0, 40)
}
