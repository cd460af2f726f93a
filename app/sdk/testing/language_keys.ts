import { readFile } from 'node:fs/promises'
import type { FormField } from '../schema.js'

export const CONTRACT_LOCALES = ['en', 'de', 'ru'] as const

/** Language keys that a plugin was seen to use, to be looked up when all tests of it have run. */
export class LanguageKeys {
  readonly #used = new Set<string>()

  add(...keys: readonly string[]): void {
    for (const key of keys) this.#used.add(key)
  }

  addFields(fields: readonly FormField[]): void {
    for (const field of fields) {
      this.add(field.label)
      if (field.hint !== undefined) this.add(field.hint)
      this.add(...(field.options ?? []).map((option) => option.label))
      this.addFields(field.fields ?? [])
    }
  }

  used(): readonly string[] {
    return [...this.#used]
  }
}

/** The texts of `lang/<locale>.json` with dotted keys. */
export async function readLanguageFile(
  folder: URL,
  locale: string
): Promise<Record<string, string>> {
  const text = await readFile(new URL(`lang/${locale}.json`, folder), 'utf8')
  return flatten(JSON.parse(text), '')
}

function flatten(value: Record<string, unknown>, prefix: string): Record<string, string> {
  const texts: Record<string, string> = {}
  for (const [key, inner] of Object.entries(value)) {
    if (typeof inner === 'string') texts[prefix + key] = inner
    else Object.assign(texts, flatten(inner as Record<string, unknown>, `${prefix}${key}.`))
  }
  return texts
}
