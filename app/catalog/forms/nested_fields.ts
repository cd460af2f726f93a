import type { FormField } from '#sdk/schema'

/**
 * Fields as a form draws them: names with a point in them become a group that may be left out, and a
 * list that says nothing of its rows is one of plain texts. So each level of terms has one place.
 */
export function nestedFields(fields: readonly FormField[]): FormField[] {
  const nested: FormField[] = []
  for (const field of fields) {
    const [first, ...rest] = field.name.split('.')
    if (rest.length === 0) {
      nested.push(inside(field))
      continue
    }
    const inner = { ...field, name: rest.join('.') }
    const index = nested.findIndex(({ name, input }) => name === first && input === 'group')
    if (index === -1) nested.push({ name: first, label: '', input: 'group', fields: [inner] })
    else nested[index] = { ...nested[index], fields: [...nested[index].fields!, inner] }
  }
  return nested.map((field) =>
    field.input === 'group' ? { ...field, fields: nestedFields(field.fields ?? []) } : field
  )
}

function inside(field: FormField): FormField {
  if (field.input !== 'list') return field
  if (field.fields === undefined) {
    return { ...field, input: 'values', fields: [{ name: 'value', label: '', input: 'text' }] }
  }
  return { ...field, fields: nestedFields(field.fields) }
}

/** Whether the value at a path of terms, such as 'tiers.1.unit_price', is money. */
export function isMoneyAt(fields: readonly FormField[], path: string): boolean {
  const [first, ...rest] = path.split('.')
  const field = fields.find(({ name }) => name === first)
  if (field === undefined) return false
  if (field.input === 'money') return rest.length === 0
  if (field.input === 'group') return isMoneyAt(field.fields ?? [], rest.join('.'))
  if (field.input === 'list') return isMoneyAt(field.fields ?? [], rest.slice(1).join('.'))
  return field.input === 'values' && field.fields?.[0]?.input === 'money' && rest.length === 1
}
