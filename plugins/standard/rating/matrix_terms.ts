import vine from '@vinejs/vine'
import { decimalText, type FormField } from '#sdk/schema'
import { findTie } from '#plugins/standard/rating/matrix_ties'
import { attributeName } from '#plugins/standard/rating/term_checks'
import {
  unitTermsFields,
  unitTermsSchema,
  type UnitTerms,
} from '#plugins/standard/rating/unit_terms'

/** One condition: what the event carries is one of some values. */
export interface MatrixFilter {
  /** 'dimension', or the name of an attribute. */
  field: string
  values: string[]
}

export interface MatrixRow {
  name: string
  filters: MatrixFilter[]
  /** Price of one priced unit, in major units. */
  unit_price: string
}

/** A level that is carried on has no row, so it cannot be carried. */
export interface MatrixTerms extends Omit<UnitTerms, 'carries_level'> {
  rows: MatrixRow[]
  /** Price of what no row is for; null: it goes to suspense. */
  default_price: string | null
}

const MAXIMUM_ROWS = 200
const MAXIMUM_FILTERS = 10
const MAXIMUM_VALUES = 200
const MAXIMUM_TEXT = 120

const noTie = vine.createRule((value: unknown, _options: undefined, field) => {
  const problem = Array.isArray(value) ? findTie(value) : null
  if (problem !== null) field.report(problem, 'matrix', field)
})

export const matrixTermsSchema = {
  ...unitTermsSchema,
  carries_level: vine.literal(false).optional(),
  rows: vine
    .array(
      vine.object({
        name: vine.string().trim().minLength(1).maxLength(MAXIMUM_TEXT),
        filters: vine
          .array(
            vine.object({
              field: attributeName(),
              values: vine
                .array(vine.string().trim().maxLength(MAXIMUM_TEXT))
                .minLength(1)
                .maxLength(MAXIMUM_VALUES)
                .distinct(),
            })
          )
          .minLength(1)
          .maxLength(MAXIMUM_FILTERS)
          .distinct('field'),
        unit_price: decimalText(),
      })
    )
    .minLength(1)
    .maxLength(MAXIMUM_ROWS)
    .use(noTie()),
  default_price: decimalText().nullable(),
}

const filtersField: FormField = {
  name: 'filters',
  label: 'standard.fields.filters',
  hint: 'standard.hints.filters',
  input: 'list',
  required: true,
  fields: [
    {
      name: 'field',
      label: 'standard.fields.filter_field',
      hint: 'standard.hints.filter_field',
      input: 'text',
      required: true,
    },
    {
      name: 'values',
      label: 'standard.fields.filter_values',
      input: 'values',
      required: true,
      fields: [{ name: 'value', label: 'standard.fields.filter_value', input: 'text' }],
    },
  ],
}

export const matrixTermsFields: readonly FormField[] = [
  {
    name: 'rows',
    label: 'standard.fields.matrix_rows',
    hint: 'standard.hints.matrix_rows',
    input: 'list',
    required: true,
    fields: [
      { name: 'name', label: 'standard.fields.row_name', input: 'text', required: true },
      filtersField,
      { name: 'unit_price', label: 'standard.fields.unit_price', input: 'money', required: true },
    ],
  },
  {
    name: 'default_price',
    label: 'standard.fields.default_price',
    hint: 'standard.hints.default_price',
    input: 'money',
  },
  ...unitTermsFields.filter(({ name }) => name !== 'carries_level'),
]
