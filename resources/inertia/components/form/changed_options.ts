import type { FormField, Values } from '~/components/form/fields'

/**
 * What was changed in a form of options, as the program that reads them wants it: dotted names as
 * objects within objects, rows of one field as a list of its values, nothing entered as null.
 */
export function changedOptions(fields: FormField[], before: Values, after: Values): Values {
  const changed: Values = {}
  for (const field of fields) {
    const value = plain(field, after[field.name])
    if (JSON.stringify(value) === JSON.stringify(plain(field, before[field.name]))) continue
    place(changed, field.name.split('.'), value)
  }
  return changed
}

function plain(field: FormField, value: unknown): unknown {
  if (Array.isArray(value)) {
    return field.fields.length === 1 ? value.map((row) => row[field.fields[0].name]) : value
  }
  if (value === '' || value === null || value === undefined) return null
  return field.input === 'switch' ? value === true : String(value)
}

function place(target: Values, [first, ...rest]: string[], value: unknown) {
  if (rest.length === 0) target[first] = value
  else place((target[first] ??= {}), rest, value)
}
