import plugins from '#config/plugins'
import type { PluginManifest } from '#sdk/manifest'
import { loadPlugins } from '#app/plugin_host/load_plugins'
import { pluginHost, usePluginHost } from '#app/plugin_host/plugin_host'

/** Deploys more plugins for a group of tests; the result takes them away again. */
export async function deploy(...fixtures: PluginManifest[]): Promise<() => void> {
  const before = pluginHost()
  usePluginHost(await loadPlugins([...plugins, ...fixtures], { freezeInputs: true }))
  return () => {
    usePluginHost(before)
  }
}
