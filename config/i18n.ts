import app from '@adonisjs/core/services/app'
import { existsSync, readdirSync } from 'node:fs'
import { defineConfig, formatters, loaders } from '@adonisjs/i18n'

/** Languages of the console and of documents. The first is what the others fall back to. */
export const LOCALES = ['en', 'de', 'ru'] as const

/** A plugin brings plugins/<name>/lang/<locale>.json, whose first level is its name. */
function pluginLanguageFolders() {
  const folder = app.makePath('plugins')
  if (!existsSync(folder)) return []

  return readdirSync(folder)
    .map((name) => app.makePath('plugins', name, 'lang'))
    .filter((location) => existsSync(location))
}

export default defineConfig({
  defaultLocale: 'en',
  supportedLocales: [...LOCALES],
  formatter: formatters.icu(),
  loaders: [app.languageFilesPath(), ...pluginLanguageFolders()].map((location) =>
    loaders.fs({ location })
  ),
})
