import { test } from '@japa/runner'
import { DOCUMENT_LOCALES } from '#app/rendering/locales'
import { PluginTexts, readPluginTexts } from '#app/rendering/language_files'

const texts = new PluginTexts(
  'ru',
  new Map([['a.count', '{n, plural, one {# день} few {# дня} other {# дней}}']])
)

test.group('Texts of documents', () => {
  test('plural forms are those of the language', ({ assert }) => {
    assert.deepEqual(
      [1, 3, 5].map((n) => texts.text('a.count', { n })),
      ['1 день', '3 дня', '5 дней']
    )
  })

  test('a missing text or value stops the document instead of printing a key', ({ assert }) => {
    assert.throws(() => texts.text('a.other'), /"a\.other" is missing in "ru"/)
    assert.throws(() => texts.text('a.count'), /n/)
  })

  test('every message of every language compiles', async ({ assert }) => {
    const root = new URL('../../../', import.meta.url)
    const all = await readPluginTexts(['standard', 'vat'], root)
    const values = new Proxy({}, { get: () => 1, has: () => true }) as Record<string, number>
    for (const locale of DOCUMENT_LOCALES) {
      for (const key of all.get(locale)!.keys()) {
        assert.isNotEmpty(all.get(locale)!.text(key, values), `${locale} ${key}`)
      }
    }
  })
})
