import type { CanonicalValue } from '#kernel/canonical_json'
import { canonicalJson } from '#kernel/canonical_json'
import type { PluginManifest } from '#sdk/manifest'
import { clock } from '#app/database/clock'
import { unitOfWork } from '#app/database/unit_of_work'
import { loadPluginSettings } from '#app/plugin_host/settings/load_plugin_settings'

interface Input {
  readonly companyId: number
  readonly manifest: PluginManifest
  /** Checked against the manifest's fields. */
  readonly values: { readonly [name: string]: unknown }
  readonly actor: string
}

/** Changes a company's settings of one plugin; the values before and after stay in the activity. */
export class SavePluginSettings {
  async execute({ companyId, manifest, values, actor }: Input): Promise<void> {
    const plugin = manifest.name
    await unitOfWork(async (work) => {
      const before = await loadPluginSettings(manifest, companyId, work.trx)
      const details: Record<string, CanonicalValue> = {}
      for (const { name } of manifest.settings) {
        const value = (values[name] ?? null) as CanonicalValue
        const known = (before[name] ?? null) as CanonicalValue
        if (canonicalJson(value) === canonicalJson(known)) continue
        const row = { company_id: companyId, plugin, name }
        await work.trx.from('plugin_settings').where(row).delete()
        if (value !== null) {
          const stored = { ...row, value: canonicalJson(value), changed_at: clock.now() }
          await work.trx.table('plugin_settings').insert(stored)
        }
        details[name] = { before: known, after: value }
      }
      if (Object.keys(details).length === 0) return
      work.record({
        companyId,
        actor,
        action: 'plugin_settings.changed',
        subjectKind: 'company',
        subjectId: companyId,
        details: { plugin, ...details },
      })
    })
  }
}
