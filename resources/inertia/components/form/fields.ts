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
}

export type Value = string | number | boolean | null | Values[]
export type Values = {
  [name: string]: any
}

/** What a form starts with: what is stored, else the emptiest value of each input. */
export function initialValues(fields: FormField[], stored: Values): Values {
  return Object.fromEntries(
    fields.map((field) => [field.name, stored[field.name] ?? emptyValue(field)])
  )
}

export function emptyValue(field: FormField): Value {
  if (field.input === 'switch') return false
  if (field.input === 'list') return []
  return field.required && field.options[0] ? field.options[0].value : ''
}
