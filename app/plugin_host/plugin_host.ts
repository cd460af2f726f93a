import type { PluginHost } from '#app/plugin_host/host'
import { PluginBootException } from '#app/plugin_host/exceptions/plugin_boot_exception'

let current: PluginHost | null = null

/** The host of this process, loaded once at boot by the plugin provider. */
export function pluginHost(): PluginHost {
  if (current === null) {
    throw new PluginBootException('The plugins are not loaded yet: boot the application first')
  }
  return current
}

/** Called by the provider, by worker threads and by tests that load plugins of their own. */
export function usePluginHost(host: PluginHost): PluginHost {
  current = host
  return host
}
