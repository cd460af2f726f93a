import { pluginHost } from '#app/plugin_host/plugin_host'
import { readPluginTexts, type PluginTexts } from '#app/rendering/language_files'
import type { DocumentLocale } from '#app/rendering/locales'

const ROOT = new URL('../../', import.meta.url)

let texts: Promise<ReadonlyMap<DocumentLocale, PluginTexts>> | null = null

/** The texts of all deployed plugins in one language, read once a process. */
export async function pluginTexts(locale: DocumentLocale): Promise<PluginTexts> {
  const names = pluginHost()
    .manifests()
    .map(({ name }) => name)
  const loading = (texts ??= readPluginTexts(names, ROOT))
  return (await loading).get(locale)!
}
