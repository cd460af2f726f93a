import plugins from '#config/plugins'
import type { PluginHost } from '#app/plugin_host/host'
import { loadPlugins } from '#app/plugin_host/load_plugins'
import { usePluginHost } from '#app/plugin_host/plugin_host'

let booting: Promise<PluginHost> | null = null

/**
 * Loads the deployed plugins once in this process, whoever asks first: the application's provider,
 * a worker thread or a test without an application.
 */
export function bootPlugins(options: { freezeInputs: boolean }): Promise<PluginHost> {
  booting ??= loadPlugins(plugins, options).then(usePluginHost)
  return booting
}
