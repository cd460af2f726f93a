import type { ApplicationService } from '@adonisjs/core/types'
import { bootPlugins } from '#app/plugin_host/boot_plugins'
import { PluginHost } from '#app/plugin_host/host'
import { pluginHost } from '#app/plugin_host/plugin_host'

/** Loads the deployed plugins before anything can ask for one; a misfit stops the boot. */
export default class PluginProvider {
  constructor(protected app: ApplicationService) {}

  register() {
    this.app.container.singleton(PluginHost, () => pluginHost())
  }

  async boot() {
    await bootPlugins({ freezeInputs: !this.app.inProduction })
  }
}
