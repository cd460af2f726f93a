import { readFile } from 'node:fs/promises'
import { IntlMessageFormat } from 'intl-messageformat'
import { DOCUMENT_LOCALES, type DocumentLocale } from '#app/rendering/locales'
import { printableSpaces } from '#app/rendering/format_decimal'
import { MissingTextException } from '#app/rendering/exceptions/missing_text_exception'

export type TextValues = { readonly [name: string]: string | number }

/**
 * The texts of all plugins in one language: `plugins/<name>/lang/<locale>.json`, whose outermost
 * key is the plugin's name. Messages are ICU, and are compiled when they are first used.
 */
export class PluginTexts {
  readonly #compiled = new Map<string, IntlMessageFormat>()

  constructor(
    readonly locale: DocumentLocale,
    private readonly messages: ReadonlyMap<string, string>
  ) {}

  keys(): readonly string[] {
    return [...this.messages.keys()]
  }

  /** Throws E_MISSING_TEXT for a key that the language lacks, or a value that a text asks for. */
  text(key: string, values: TextValues = {}): string {
    let message = this.#compiled.get(key)
    if (message === undefined) {
      const source = this.messages.get(key)
      if (source === undefined) throw new MissingTextException(key, this.locale)
      message = new IntlMessageFormat(source, this.locale, undefined, { ignoreTag: true })
      this.#compiled.set(key, message)
    }
    return printableSpaces(String(message.format(values)))
  }
}

/** Reads the language files of the plugins; once a process. */
export async function readPluginTexts(
  plugins: readonly string[],
  root: URL
): Promise<ReadonlyMap<DocumentLocale, PluginTexts>> {
  const byLocale = new Map<DocumentLocale, PluginTexts>()
  for (const locale of DOCUMENT_LOCALES) {
    const messages = new Map<string, string>()
    for (const plugin of plugins) {
      const file = new URL(`plugins/${plugin}/lang/${locale}.json`, root)
      collect(JSON.parse(await readFile(file, 'utf8')), '', messages)
    }
    byLocale.set(locale, new PluginTexts(locale, messages))
  }
  return byLocale
}

function collect(value: object, prefix: string, messages: Map<string, string>): void {
  for (const [key, inner] of Object.entries(value)) {
    if (typeof inner === 'string') messages.set(prefix + key, inner)
    else collect(inner, `${prefix}${key}.`, messages)
  }
}
