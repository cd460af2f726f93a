import { test } from '@japa/runner'
import { CONTRACT_LOCALES, readLanguageFile, type LanguageKeys } from './language_keys.js'

/** Every key that was used exists in every language, and the languages have the same keys. */
export function languageContract(plugin: string, folder: URL, keys: LanguageKeys): void {
  test('every language key begins with the name of the plugin', async ({ assert }) => {
    for (const locale of CONTRACT_LOCALES) {
      const texts = await readLanguageFile(folder, locale)
      const stray = Object.keys(texts).filter((key) => !key.startsWith(`${plugin}.`))
      assert.deepEqual(stray, [], locale)
    }
  })

  test('all languages have the same keys, and those that are used exist', async ({ assert }) => {
    const english = await readLanguageFile(folder, 'en')
    for (const locale of CONTRACT_LOCALES) {
      const texts = await readLanguageFile(folder, locale)
      assert.sameMembers(Object.keys(texts), Object.keys(english), locale)
      const missing = keys.used().filter((key) => texts[key] === undefined || texts[key] === '')
      assert.deepEqual(missing, [], locale)
    }
  })
}
