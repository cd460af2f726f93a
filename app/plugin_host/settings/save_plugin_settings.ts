import { Exception } from '@adonisjs/core/exceptions'
import type { CanonicalValue } from '#kernel/canonical_json'
import { canonicalJson } from '#kernel/canonical_json'
import type { PluginManifest } from '#sdk/manifest'
import { clock } from '#app/database/clock'
import { unitOfWork, type UnitOfWork } from '#app/database/unit_of_work'
import { loadPluginSettings } from '#app/plugin_host/settings/load_plugin_settings'
import { isSecret, sealSecret } from '#app/plugin_host/settings/secret'

interface Input {
  readonly companyId: number
  readonly manifest: PluginManifest
  /** Checked against the manifest's fields. */
  readonly values: { readonly [name: string]: unknown }
  readonly actor: string
}

type Changes = Record<string, CanonicalValue>

/**
 * Changes a company's settings of one plugin; the values before and after stay in the activity, of a
 * secret only that it was changed. A secret that is left empty stays as it is.
 *
 * Errors: E_SETTING_MISSING for a secret that is required and was never entered.
 */
export class SavePluginSettings {
  async execute({ companyId, manifest, values, actor }: Input): Promise<void> {
    const plugin = manifest.name
    await unitOfWork(async (work) => {
      const place = { company_id: companyId, plugin }
      const open = manifest.settings.filter((field) => !isSecret(field))
      const before = await loadPluginSettings({ ...manifest, settings: open }, companyId, work.trx)
      const details: Changes = {}
      for (const { name } of open) {
        const value = (values[name] ?? null) as CanonicalValue
        const known = (before[name] ?? null) as CanonicalValue
        if (canonicalJson(value) === canonicalJson(known)) continue
        await replace(work, { ...place, name }, value)
        details[name] = { before: known, after: value }
      }
      Object.assign(details, await saveSecrets(work, place, manifest, values))
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

async function saveSecrets(
  work: UnitOfWork,
  place: { readonly company_id: number; readonly plugin: string },
  manifest: PluginManifest,
  values: Input['values']
): Promise<Changes> {
  const changes: Changes = {}
  for (const { name, required } of manifest.settings.filter(isSecret)) {
    const value = values[name]
    if (typeof value === 'string' && value !== '') {
      await replace(work, { ...place, name }, sealSecret(value))
      changes[name] = 'changed'
    } else if (required === true && !(await isKnown(work, { ...place, name }))) {
      throw new Exception(`Enter "${name}": the plugin cannot do without it`, {
        code: 'E_SETTING_MISSING',
        status: 422,
      })
    }
  }
  return changes
}

type Row = { readonly company_id: number; readonly plugin: string; readonly name: string }

async function replace(work: UnitOfWork, row: Row, value: CanonicalValue) {
  await work.trx.from('plugin_settings').where(row).delete()
  if (value === null) return
  const stored = { ...row, value: canonicalJson(value), changed_at: clock.now() }
  await work.trx.table('plugin_settings').insert(stored)
}

async function isKnown(work: UnitOfWork, row: Row): Promise<boolean> {
  return (await work.trx.from('plugin_settings').where(row).first()) !== null
}
