import type { JsonObject, JsonValue } from '#sdk/json'
import type { FormField } from '#sdk/schema'
import { pluginHost } from '#app/plugin_host/plugin_host'
import { loadPluginSettings } from '#app/plugin_host/settings/load_plugin_settings'
import { formatByCode } from '#app/usage/importing/usage_formats'

/**
 * How a file of a format may be written: the fields of its options, and the values that hold for the
 * company when nothing is said. Errors: E_USAGE_FILE for a format that nobody brings.
 */
export async function findFormatForm(companyId: number, code: string) {
  const hosted = formatByCode(code)
  const manifest = pluginHost().manifest(hosted.plugin)
  const defaults = hosted.defaultsFor(await loadPluginSettings(manifest, companyId))
  const { fields } = hosted.format.options
  const values = fields.map((field): [string, JsonValue] => [field.name, valueOf(field, defaults)])
  return { fields, values: Object.fromEntries(values) }
}

/** The value at a dotted name; a list of plain values as rows of their one field. */
function valueOf({ name, input, fields = [] }: FormField, defaults: JsonObject): JsonValue {
  const value = name.split('.').reduce<JsonValue>((inner, part) => {
    return (inner as JsonObject | null)?.[part] ?? null
  }, defaults)
  if (input !== 'list' || !Array.isArray(value)) return value
  return value.map((entry) => (isPlain(entry) ? { [fields[0].name]: entry } : entry))
}

function isPlain(value: JsonValue): boolean {
  return typeof value !== 'object' || value === null
}
