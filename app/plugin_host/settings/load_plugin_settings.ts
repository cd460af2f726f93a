import db from '@adonisjs/lucid/services/db'
import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import type { JsonObject } from '#sdk/json'
import type { PluginManifest } from '#sdk/manifest'

/** A company's settings of one plugin by the names of its manifest; null where nothing was set. */
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
  return Object.fromEntries(manifest.settings.map(({ name }) => [name, stored.get(name) ?? null]))
}

/** The settings as a form may show them: a secret is never sent back. */
export async function readableSettings(
  manifest: PluginManifest,
  companyId: number
): Promise<Record<string, string | number | boolean | null>> {
  const settings = await loadPluginSettings(manifest, companyId)
  const shown = manifest.settings.filter(({ input }) => input !== 'secret' && input !== 'list')
  return Object.fromEntries(
    shown.map(({ name }) => [name, settings[name] as string | number | boolean | null])
  )
}
