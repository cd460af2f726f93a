import type { JsonObject, JsonValue } from '#sdk/json'
import { pluginHost } from '#app/plugin_host/plugin_host'
import { loadPluginSettings } from '#app/plugin_host/settings/load_plugin_settings'
import { UsageFileException } from '#app/usage/exceptions/usage_file_exception'
import type { StoredFile } from '#app/usage/importing/stored_file'
import { openInput } from '#app/usage/importing/open_input'
import { formatByCode, recogniseFormat } from '#app/usage/importing/usage_formats'

/** How a file is to be read; stored with its import, so that a restart reads it the same way. */
export interface ChosenFormat {
  readonly code: string
  readonly revision: number
  readonly options: JsonObject
  readonly source: string
}

export interface FormatWish {
  readonly companyId: number
  readonly fileName: string
  readonly format?: string
  readonly source?: string
  readonly options?: JsonObject
}

/** What a file carries as its format while no installed one reads it. */
export const UNREADABLE: ChosenFormat = { code: 'unknown', revision: 0, options: {}, source: '' }

/** Errors: E_USAGE_FILE when the file or the options say nothing that can be read. */
export async function chooseFormat(file: StoredFile, wish: FormatWish): Promise<ChosenFormat> {
  const { head } = await openInput(file.path, file.sizeBytes)
  const hosted =
    wish.format === undefined ? recogniseFormat(head, wish.fileName) : formatByCode(wish.format)
  const { format } = hosted
  const manifest = pluginHost().manifest(hosted.plugin)
  const defaults = hosted.defaultsFor(await loadPluginSettings(manifest, wish.companyId))
  const wished = mergeOptions(defaults, wish.options ?? {})
  const options = await validated(wished, (values) => hosted.validateOptions(values))
  return {
    code: format.code,
    revision: format.revision,
    options: hosted.complete(head, { fileName: wish.fileName, options }),
    source: wish.source ?? format.code,
  }
}

/** An option that the format does not have is a typing mistake, and would be ignored in silence. */
function mergeOptions(defaults: JsonObject, given: JsonObject, path = ''): JsonObject {
  const merged: Record<string, JsonValue> = { ...defaults }
  for (const [name, value] of Object.entries(given)) {
    if (!Object.hasOwn(defaults, name)) {
      const known = Object.keys(defaults).join(', ')
      throw new UsageFileException(`The format has no option "${path}${name}". It has: ${known}.`)
    }
    merged[name] = mergeOption(defaults[name], value, `${path}${name}`)
  }
  return merged
}

/** On a command line a list is written with commas. */
function mergeOption(standard: JsonValue, value: JsonValue, path: string): JsonValue {
  if (isObject(standard) && isObject(value)) return mergeOptions(standard, value, `${path}.`)
  if (Array.isArray(standard) && typeof value === 'string') return value.split(',')
  return value
}

function isObject(value: JsonValue): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

async function validated(
  options: JsonObject,
  validate: (options: JsonObject) => Promise<JsonObject>
): Promise<JsonObject> {
  try {
    return await validate(options)
  } catch (error) {
    const messages = (error as { messages?: unknown }).messages
    if (!Array.isArray(messages)) throw error
    const problems = messages.map(({ message }) => message).join(' ')
    throw new UsageFileException(`The options of the format do not hold: ${problems}`)
  }
}
