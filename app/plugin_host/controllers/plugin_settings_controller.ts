import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { formFieldViews } from '#app/database/transformers/form_field_view'
import { PluginHost } from '#app/plugin_host/host'
import { settingsValidator } from '#app/plugin_host/settings_validator'
import { readableSettings } from '#app/plugin_host/settings/load_plugin_settings'
import { SavePluginSettings } from '#app/plugin_host/settings/save_plugin_settings'

/** What the company set for one plugin; the form is drawn from the plugin's manifest. */
export default class PluginSettingsController {
  @inject()
  async edit({ inertia, params, company, i18n }: HttpContext, host: PluginHost) {
    const manifest = host.manifest(params.name)
    return inertia.render('plugins/settings', {
      name: manifest.name,
      fields: formFieldViews(manifest.settings, i18n.locale),
      values: await readableSettings(manifest, company.id),
    })
  }

  @inject()
  async update(ctx: HttpContext, host: PluginHost, saveSettings: SavePluginSettings) {
    const { request, response, params, company, staff, session, i18n } = ctx
    const manifest = host.manifest(params.name)
    const values = await request.validateUsing(settingsValidator(manifest.settings))
    const actor = staff!.user.email
    await saveSettings.execute({ companyId: company.id, manifest, values, actor })
    session.flash('success', i18n.t('plugins.saved'))
    return response.redirect().toRoute('plugins.plugin_settings.edit', { name: manifest.name })
  }
}
