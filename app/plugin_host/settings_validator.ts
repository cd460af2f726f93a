import vine from '@vinejs/vine'
import type { SchemaTypes } from '@vinejs/vine/types'
import { decimalText, type FormField } from '#sdk/schema'
import { isLocalDate } from '#sdk/time'

const MAXIMUM_TEXT = 2_000
const MAXIMUM_ROWS = 500

/** The validator of a plugin's settings, made from the same list that draws the form. */
export function settingsValidator(fields: readonly FormField[]) {
  return vine.create(propertiesOf(fields))
}

function propertiesOf(fields: readonly FormField[]): Record<string, SchemaTypes> {
  return Object.fromEntries(
    fields.map((field) => {
      const type = typeOf(field)
      // A secret is never sent back to the form: left empty it stays as it is.
      const isAsked = field.required === true && field.input !== 'secret'
      return [field.name, isAsked ? type : type.nullable().optional()]
    })
  )
}

function typeOf(field: FormField): SchemaTypes & { nullable(): { optional(): SchemaTypes } } {
  switch (field.input) {
    case 'integer':
      return vine.number().withoutDecimals()
    case 'decimal':
    case 'money':
      return decimalText()
    case 'date':
      return vine.string().use(dateRule())
    case 'switch':
      return vine.boolean()
    case 'select':
      return vine.enum((field.options ?? []).map((option) => option.value))
    case 'list':
      return vine.array(vine.object(propertiesOf(field.fields ?? []))).maxLength(MAXIMUM_ROWS)
    case 'values':
      return vine.array(typeOf(field.fields![0])).maxLength(MAXIMUM_ROWS)
    case 'group':
      return vine.object(propertiesOf(field.fields ?? []))
    case 'time_zone':
      return vine.enum(Intl.supportedValuesOf('timeZone'))
    case 'country':
      return vine.string().regex(/^[A-Z]{2}$/)
    case 'text':
    case 'secret':
    case 'multiline':
      return vine.string().trim().maxLength(MAXIMUM_TEXT)
  }
}

const dateRule = vine.createRule((value: unknown, _options: undefined, field) => {
  if (!isLocalDate(value)) {
    field.report('The {{ field }} field must be a date such as 2026-02-28', 'local_date', field)
  }
})
