import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { pluginHost } from '#app/plugin_host/plugin_host'
import { settingsValidator } from '#app/plugin_host/settings_validator'
import { SavePluginSettings } from '#app/plugin_host/settings/save_plugin_settings'

export default class PluginSettingsController {
  @inject()
  async update(ctx: HttpContext, saveSettings: SavePluginSettings) {
    const { request, response, params, company, staff, session, i18n } = ctx
    const manifest = pluginHost().manifest(params.name)
    const values = await request.validateUsing(settingsValidator(manifest.settings))
    const actor = staff!.user.email
    await saveSettings.execute({ companyId: company.id, manifest, values, actor })
    session.flash('success', i18n.t('plugins.saved'))
    return response.redirect().toRoute('plugins.plugins.index')
  }
}
