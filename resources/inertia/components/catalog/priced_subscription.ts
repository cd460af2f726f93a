import type { FormField, Values } from '~/components/form/fields'

type Words = { key: string; values: { [name: string]: string | number } }

/** A subscription with the charges of its plan and the prices of its own. */
export type PricedSubscription = {
  id: number
  accountId: number
  accountName: string
  serviceLabel: string | null
  planId: number | null
  planName: string
  version: number | null
  currency: string
  charges: PricedCharge[]
  overrides: {
    id: number
    key: string
    name: string
    validFrom: string
    validTo: string | null
    rule: string
    words: Words[] | null
  }[]
}

export type PricedCharge = {
  key: string
  name: string
  rule: string
  words: Words[] | null
  obstacle: string | null
  fields: FormField[]
  terms: Values
}
