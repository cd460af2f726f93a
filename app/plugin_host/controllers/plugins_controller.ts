import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { PluginHost } from '#app/plugin_host/host'
import PluginTransformer from '#app/plugin_host/transformers/plugin_transformer'

/** What is deployed. Plugins come with a deployment; nothing is uploaded here. */
export default class PluginsController {
  @inject()
  async index({ inertia }: HttpContext, host: PluginHost) {
    return inertia.render('plugins/index', {
      plugins: PluginTransformer.transform([...host.manifests()], host),
    })
  }
}
