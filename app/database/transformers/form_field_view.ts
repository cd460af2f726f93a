import type { FormField } from '#sdk/schema'

/** One input as a page draws it. */
export type FormFieldView = {
  name: string
  label: string
  hint: string | null
  input: FormField['input']
  required: boolean
  options: { value: string; label: string }[]
  fields: FormFieldView[]
}

/** What a page draws a form from. */
export function formFieldViews(fields: readonly FormField[]) {
  return fields.map(formFieldView)
}

function formFieldView(field: FormField): FormFieldView {
  return {
    name: field.name,
    label: field.label,
    hint: field.hint ?? null,
    input: field.input,
    required: field.required ?? false,
    options: field.options?.map(({ value, label }) => ({ value, label })) ?? [],
    fields: field.fields?.map(formFieldView) ?? [],
  }
}
