import { Exception } from '@adonisjs/core/exceptions'
import type { PluginCompany, PluginPort } from '#sdk/http'
import { clock } from '#app/database/clock'
import { isDuplicateKey } from '#app/database/errors'
import { unitOfWork } from '#app/database/unit_of_work'
import { pluginHost } from '#app/plugin_host/plugin_host'
import { pluginReader } from '#app/plugin_host/plugin_reader'
import { pluginWriter } from '#app/plugin_host/plugin_writer'
import { loadPluginSettings } from '#app/plugin_host/settings/load_plugin_settings'

/** What a plugin's controller gets: its own tables and settings, for the company of the request. */
export async function requestPort(
  plugin: string,
  company: PluginCompany,
  actor: string
): Promise<PluginPort> {
  const manifest = pluginHost().manifest(plugin)
  const { id, name, country, currency, timeZone } = company
  return {
    company: { id, name, country, currency, timeZone },
    actor,
    now: clock.now(),
    reader: pluginReader(manifest.tables, id),
    settings: await loadPluginSettings(manifest, id),
    async write(change) {
      try {
        return await unitOfWork(async (work) => {
          const { result, activity } = await change(pluginWriter(work.trx, manifest, id))
          work.record({
            companyId: id,
            actor,
            action: `${plugin}.${activity.action}`,
            subjectKind: 'company',
            subjectId: id,
            details: activity.details,
          })
          return result
        })
      } catch (error) {
        if (!isDuplicateKey(error)) throw error
        throw new Exception('A row with this key exists', {
          code: 'E_STORAGE_KNOWN',
          status: 409,
          cause: error,
        })
      }
    },
  }
}
