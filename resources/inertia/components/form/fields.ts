import type { InjectionKey, Ref } from 'vue'

/** One input of a form, as the server describes it. Labels and hints are language keys. */
export type FormField = {
  name: string
  label: string
  hint: string | null
  input:
    | 'text'
    | 'multiline'
    | 'integer'
    | 'decimal'
    | 'money'
    | 'date'
    | 'select'
    | 'switch'
    | 'list'
    | 'values'
    | 'group'
    | 'secret'
    | 'time_zone'
    | 'country'
  required: boolean
  options: { value: string; label: string }[]
  fields: FormField[]
  /** Shown and sent only while a field of its level has one of these values. */
  when: { field: string; values: (string | boolean)[] } | null
}

export type Value = string | number | boolean | null | Values | Value[]
export type Values = {
  [name: string]: any
}

/** Currencies that every price of a form is asked for in; one or none: prices are plain. */
export const CURRENCIES: InjectionKey<Readonly<Ref<readonly string[]>>> = Symbol('currencies')

/** A field that a page draws by itself. */
export function formField(field: Pick<FormField, 'name' | 'label' | 'input'> & Partial<FormField>) {
  return { hint: null, required: false, options: [], fields: [], when: null, ...field } as FormField
}

/** What a form starts with: what is stored, else the emptiest value of each input. */
export function initialValues(fields: FormField[], stored: Values): Values {
  return Object.fromEntries(
    fields.map((field) => [field.name, initialValue(field, stored[field.name])])
  )
}

function initialValue(field: FormField, stored: any): Value {
  if (stored === undefined || stored === null) return emptyValue(field)
  if (field.input === 'group') return initialValues(field.fields, stored)
  if (field.input === 'list') {
    return stored.map((row: Values) => initialValues(field.fields, row))
  }
  return stored
}

/** A list that must have rows begins with one; a group that may be left out begins left out. */
export function emptyValue(field: FormField): Value {
  switch (field.input) {
    case 'switch':
      return false
    case 'values':
      return []
    case 'list':
      return field.required ? [initialValues(field.fields, {})] : []
    case 'group':
      return field.required ? initialValues(field.fields, {}) : null
    default:
      return field.required && field.options[0] ? field.options[0].value : ''
  }
}

/** The fields that are asked for as the other values of their level stand. */
export function askedFields(fields: FormField[], values: Values): FormField[] {
  return fields.filter(({ when }) => !when || when.values.includes(values[when.field]))
}

/** What is sent: the values of the fields that are asked for. What is hidden stays in the form. */
export function sentValues(fields: FormField[], values: Values): Values {
  return Object.fromEntries(
    askedFields(fields, values).map((field) => [field.name, sentValue(field, values[field.name])])
  )
}

function sentValue(field: FormField, value: any): unknown {
  if (value === null || value === undefined) return value
  if (field.input === 'group') return sentValues(field.fields, value)
  if (field.input === 'list') return value.map((row: Values) => sentValues(field.fields, row))
  return value
}
