import { test } from '@japa/runner'
import { LOCALES } from '#config/i18n'
import { ROLES } from '#app/identity/permissions'
import { navigation } from '#app/identity/navigation'
import i18nManager from '@adonisjs/i18n/services/main'
import { codeOf, productFiles } from '#tests/support/product_files'

const keysOf = (locale: string) => Object.keys(i18nManager.getTranslationsFor(locale)).sort()

/** Texts named in code: `t('key')`, `i18n.t('key')`, and `label: 'key'` of the keyboard. */
const USED = /\b(?:t\(|label: )'([a-z_]+(?:\.[a-z0-9_]+)+)'/g

function usedKeys() {
  const files = productFiles(
    'app/**/*.ts',
    'resources/inertia/**/*.{ts,vue}',
    'plugins/*/inertia/**/*.{ts,vue}',
    'plugins/*/controllers/**/*.ts'
  )
  return files.flatMap(({ path, text }) =>
    [...codeOf(text).matchAll(USED)].map(([, key]) => ({ path, key }))
  )
}

test.group('Language files', () => {
  test('every language has the same texts: {$self}')
    .with(LOCALES.filter((locale) => locale !== 'en'))
    .run(({ assert }, locale) => {
      assert.deepEqual(keysOf(locale), keysOf('en'))
    })

  test('every text a page or an action names exists', ({ assert }) => {
    const known = new Set(keysOf('en'))
    const missing = usedKeys().filter(({ key }) => !known.has(key))

    assert.deepEqual(missing, [])
    assert.isAbove(usedKeys().length, 20)
  })

  test('every entry of the sidebar and every role has its text', ({ assert }) => {
    const known = new Set(keysOf('en'))
    const labels = [
      ...navigation.entries.map(({ label }) => label),
      ...ROLES.map((role) => `roles.${role}`),
    ]
    assert.deepEqual(
      labels.filter((label) => !known.has(label)),
      []
    )
  })

  test('no text of another language was left in English by mistake', ({ assert }) => {
    const english = i18nManager.getTranslationsFor('en')
    const russian = i18nManager.getTranslationsFor('ru')
    const words = Object.keys(english).filter(
      (key) => /[a-z]{4}/i.test(english[key]) && !key.startsWith('standard.name')
    )
    const same = words.filter((key) => english[key] === russian[key])
    assert.isBelow(same.length, words.length / 20)
  })
})
