import type { FormField, Values } from '~/components/form/fields'

type Words = { key: string; values: { [name: string]: string | number } }

/** A plan version with the form of each of its charges, filled with the terms that hold. */
export type CorrectableVersion = {
  planId: number
  planCode: string
  planName: string
  version: number
  currencies: string[]
  charges: CorrectableCharge[]
}

export type CorrectableCharge = {
  key: string
  name: string
  rule: string
  words: Words[] | null
  obstacle: string | null
  fields: FormField[]
  terms: Values
}
