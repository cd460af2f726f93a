import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { formFieldViews } from '#app/database/transformers/form_field_view'
import DescribePlugins from '#app/plugin_host/queries/describe_plugins'

export default class PluginsController {
  @inject()
  async index({ inertia, company, i18n }: HttpContext, describePlugins: DescribePlugins) {
    const plugins = await describePlugins.execute(company.id)
    return inertia.render('plugins/index', {
      plugins: plugins.map(({ fields, ...plugin }) => ({
        ...plugin,
        adds: plugin.adds.map(({ kind, codes }) => ({ kind, codes: [...codes] })),
        fields: formFieldViews(fields, i18n.locale),
      })),
    })
  }
}
