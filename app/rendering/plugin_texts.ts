import type { PluginHost } from '#app/plugin_host/host'
import { pluginHost } from '#app/plugin_host/plugin_host'
import { readPluginTexts, type PluginTexts } from '#app/rendering/language_files'
import type { DocumentLocale } from '#app/rendering/locales'

const ROOT = new URL('../../', import.meta.url)

const texts = new WeakMap<PluginHost, Promise<ReadonlyMap<DocumentLocale, PluginTexts>>>()

/** The texts of all deployed plugins in one language, read once a process. */
export async function pluginTexts(
  locale: DocumentLocale,
  host: PluginHost = pluginHost()
): Promise<PluginTexts> {
  let loading = texts.get(host)
  if (loading === undefined) {
    const names = host.manifests().map(({ name }) => name)
    loading = readPluginTexts(names, ROOT)
    texts.set(host, loading)
  }
  const byLocale = await loading
  return byLocale.get(locale)!
}
