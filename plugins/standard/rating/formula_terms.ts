import vine from '@vinejs/vine'
import { READ_SCOPES, type ReadScope } from '#sdk/rating'
import type { FormField } from '#sdk/schema'
import { namesIn } from '#plugins/standard/rating/formula_nodes'
import { parseFormula } from '#plugins/standard/rating/formula_parser'
import { MAXIMUM_FORMULA } from '#plugins/standard/rating/formula_tokens'

export const READ_KINDS = ['quantity', 'charge', 'tag'] as const

/** A name of the formula for what the charge reads. */
export interface FormulaVariable {
  name: string
  kind: (typeof READ_KINDS)[number]
  /** Code of the quantity, key of the charge, or the tag. */
  code: string
}

export interface FormulaTerms {
  /** The amount in major units. */
  expression: string
  variables: FormulaVariable[]
  /** Where charges are looked for. */
  reads_scope: ReadScope
}

/** Names that every formula knows. */
export const OWN_NAMES = ['used', 'events', 'quantity', 'fraction', 'days'] as const
const MAXIMUM_VARIABLES = 20
const NAME = /^[a-z][a-z0-9_]*$/i

/** Refuses what cannot be computed, with the place of what is wrong. */
const isFormula = vine.createRule((value: unknown, _options: undefined, field) => {
  const { parent } = field as unknown as { parent: Record<string, unknown> }
  if (typeof value !== 'string') return
  try {
    const names = namesIn(parseFormula(value))
    const known = new Set<unknown>([...OWN_NAMES, ...variableNames(parent.variables)])
    const unknown = [...names].find(([name]) => !known.has(name))
    if (unknown !== undefined) {
      const problem = `Nothing is named "${unknown[0]}" at character ${unknown[1]}`
      field.report(`${problem} of the {{ field }} field`, 'formula', field)
    }
  } catch (error) {
    field.report(`${(error as Error).message} of the {{ field }} field`, 'formula', field)
  }
})

const isFree = vine.createRule((value: unknown, _options: undefined, field) => {
  if (!OWN_NAMES.includes(value as never)) return
  field.report('The {{ field }} field is a name that every formula has', 'own_name', field)
})

function variableNames(given: unknown): unknown[] {
  return Array.isArray(given) ? given.map((one) => (one as FormulaVariable | null)?.name) : []
}

export const formulaTermsSchema = {
  expression: vine.string().trim().minLength(1).maxLength(MAXIMUM_FORMULA).use(isFormula()),
  variables: vine
    .array(
      vine.object({
        name: vine.string().maxLength(40).regex(NAME).use(isFree()),
        kind: vine.enum(READ_KINDS),
        code: vine
          .string()
          .trim()
          .maxLength(60)
          .regex(/^[a-z][a-z0-9_.]*$/),
      })
    )
    .maxLength(MAXIMUM_VARIABLES)
    .distinct('name'),
  reads_scope: vine.enum(READ_SCOPES),
}

export const formulaTermsFields: readonly FormField[] = [
  {
    name: 'expression',
    label: 'standard.fields.expression',
    hint: 'standard.hints.expression',
    input: 'multiline',
    required: true,
  },
  {
    name: 'variables',
    label: 'standard.fields.variables',
    hint: 'standard.hints.variables',
    input: 'list',
    fields: [
      { name: 'name', label: 'standard.fields.variable_name', input: 'text', required: true },
      {
        name: 'kind',
        label: 'standard.fields.variable_kind',
        input: 'select',
        required: true,
        options: READ_KINDS.map((value) => ({ value, label: `standard.read_kinds.${value}` })),
      },
      { name: 'code', label: 'standard.fields.variable_code', input: 'text', required: true },
    ],
  },
  {
    name: 'reads_scope',
    label: 'standard.fields.reads_scope',
    input: 'select',
    required: true,
    options: READ_SCOPES.map((value) => ({ value, label: `standard.scopes.${value}` })),
  },
]
