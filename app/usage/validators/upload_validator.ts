import vine from '@vinejs/vine'
import type { JsonObject } from '#sdk/json'

const MAXIMUM_OPTIONS = 8_000

/** Options of the format as JSON: those that are not what the company uses anyway. */
function optionsText() {
  return vine
    .string()
    .maxLength(MAXIMUM_OPTIONS)
    .transform((text, field) => {
      try {
        const options = JSON.parse(text)
        if (vine.helpers.isObject(options)) return options as JsonObject
      } catch {
        // Said below, like anything else that is no object.
      }
      field.report('The {{ field }} field must be a JSON object', 'json_object', field)
      return {}
    })
}

/** What a person says of a file before its bytes come; empty means: find out. */
export const uploadValidator = vine.create({
  format: vine
    .string()
    .regex(/^[a-z][a-z0-9_]{1,30}\.[a-z0-9_]{1,40}$/)
    .optional(),
  options: optionsText().optional(),
  source: vine.string().trim().minLength(1).maxLength(120).optional(),
})
