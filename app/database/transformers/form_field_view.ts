import type { FormField } from '#sdk/schema'
import { COUNTRY_CODES } from '#app/database/country_codes'

/** One input as a page draws it. */
export type FormFieldView = {
  name: string
  label: string
  hint: string | null
  input: FormField['input']
  required: boolean
  options: { value: string; label: string }[]
  fields: FormFieldView[]
  /** Shown and sent only while a field of its level has one of these values. */
  when: { field: string; values: (string | boolean)[] } | null
}

/** What a page draws a form from. */
export function formFieldViews(fields: readonly FormField[], locale: string) {
  return fields.map((field) => formFieldView(field, locale))
}

function formFieldView(field: FormField, locale: string): FormFieldView {
  return {
    name: field.name,
    label: field.label,
    hint: field.hint ?? null,
    input: field.input,
    required: field.required ?? false,
    options: optionsOf(field, locale),
    fields: field.fields?.map((inner) => formFieldView(inner, locale)) ?? [],
    when: field.when ? { field: field.when.field, values: [...field.when.values] } : null,
  }
}

/**
 * Countries and time zones are written out here, because browsers call some of them otherwise than the
 * server that draws the page first. All other labels are language keys.
 */
function optionsOf({ input, options }: FormField, locale: string) {
  if (input === 'country') return countryOptions(locale)
  if (input === 'time_zone') {
    return Intl.supportedValuesOf('timeZone').map((zone) => ({ value: zone, label: zone }))
  }
  return options?.map(({ value, label }) => ({ value, label })) ?? []
}

function countryOptions(locale: string) {
  const names = new Intl.DisplayNames(locale, { type: 'region' })
  return COUNTRY_CODES.map((value) => ({ value, label: names.of(value) ?? value })).sort(
    (left, right) => left.label.localeCompare(right.label, locale)
  )
}
