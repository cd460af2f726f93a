import type { FormField } from '#sdk/schema'
import type { JsonObject } from '#sdk/json'
import { pluginHost } from '#app/plugin_host/plugin_host'
import { loadPluginSettings } from '#app/plugin_host/settings/load_plugin_settings'

/** What a deployed plugin is and adds, and what a company set for it. */
export interface PluginDescription {
  readonly name: string
  readonly version: string
  readonly sdk: string
  readonly adds: readonly { readonly kind: string; readonly codes: readonly string[] }[]
  readonly fields: readonly FormField[]
  readonly settings: JsonObject
}

/** The deployed plugins, in the order in which they are loaded. */
export default class DescribePlugins {
  async execute(companyId: number): Promise<PluginDescription[]> {
    const { registry } = pluginHost()
    const tables = {
      rating_rules: registry.ratingRules,
      tax_regimes: registry.taxRegimes,
      invoice_layouts: registry.invoiceLayouts,
      usage_formats: registry.usageFormats,
      service_types: registry.serviceTypes,
      metrics: registry.metrics,
    }
    const descriptions = pluginHost()
      .manifests()
      .map(async (manifest) => {
        const registered = Object.entries(tables).map(([kind, table]) => ({
          kind,
          codes: table
            .all()
            .filter(({ plugin }) => plugin === manifest.name)
            .map(({ value }) => value.code),
        }))
        const declared = [
          { kind: 'tables', codes: manifest.tables },
          { kind: 'permissions', codes: manifest.permissions },
        ]
        const adds = [...registered, ...declared]
          .map(({ kind, codes }) => ({ kind, codes: [...new Set(codes)] }))
          .filter(({ codes }) => codes.length > 0)
        const { name, version, sdk, settings: fields } = manifest
        return {
          name,
          version,
          sdk,
          adds,
          fields,
          settings: await loadPluginSettings(manifest, companyId),
        }
      })
    return Promise.all(descriptions)
  }
}
