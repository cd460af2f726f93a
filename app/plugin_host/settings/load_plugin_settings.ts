import db from '@adonisjs/lucid/services/db'
import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import type { JsonObject } from '#sdk/json'
import type { PluginManifest } from '#sdk/manifest'
import { isSecret, openSecret } from '#app/plugin_host/settings/secret'

/**
 * A company's settings of one plugin by the names of its manifest; null where nothing was set.
 *
 * Errors: E_SECRET_UNREADABLE for a secret that was stored under another key.
 */
export async function loadPluginSettings(
  manifest: PluginManifest,
  companyId: number,
  client: QueryClientContract = db.connection()
): Promise<JsonObject> {
  if (manifest.settings.length === 0) return {}
  const rows = await client
    .from('plugin_settings')
    .where({ company_id: companyId, plugin: manifest.name })
    .select('name', 'value')
  const stored = new Map(rows.map((row) => [row.name, JSON.parse(row.value)]))
  return Object.fromEntries(
    manifest.settings.map((field) => {
      const value = stored.get(field.name) ?? null
      return [field.name, isSecret(field) && value !== null ? openSecret(field, value) : value]
    })
  )
}

/** The settings as a form may show them: a secret is never sent back. */
export async function readableSettings(
  manifest: PluginManifest,
  companyId: number
): Promise<Record<string, string | number | boolean | null>> {
  const shown = manifest.settings.filter((field) => !isSecret(field) && field.input !== 'list')
  const settings = await loadPluginSettings({ ...manifest, settings: shown }, companyId)
  return Object.fromEntries(
    shown.map(({ name }) => [name, settings[name] as string | number | boolean | null])
  )
}
