import type { JsonObject } from '#sdk/json'
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
  const options = await validated({ ...format.defaults, ...wish.options }, (values) =>
    hosted.validateOptions(values)
  )
  return {
    code: format.code,
    revision: format.revision,
    options: hosted.complete(head, { fileName: wish.fileName, options }),
    source: wish.source ?? format.code,
  }
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
