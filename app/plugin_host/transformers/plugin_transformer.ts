import { BaseTransformer } from '@adonisjs/core/transformers'
import type { PluginManifest } from '#sdk/manifest'
import type { PluginHost } from '#app/plugin_host/host'
import { keyOf, type CodeTable } from '#app/plugin_host/code_table'

type AnyTable = CodeTable<{ readonly code: string; readonly revision?: number }>

const POINTS = [
  ['rating_rules', 'ratingRules'],
  ['tax_regimes', 'taxRegimes'],
  ['invoice_layouts', 'invoiceLayouts'],
  ['usage_formats', 'usageFormats'],
  ['service_types', 'serviceTypes'],
  ['metrics', 'metrics'],
] as const

/** A deployed plugin and what it adds at each point of the contract. */
export default class PluginTransformer extends BaseTransformer<PluginManifest> {
  constructor(
    resource: PluginManifest,
    protected host: PluginHost
  ) {
    super(resource)
  }

  toObject() {
    const { name, version, sdk, tables, permissions } = this.resource
    const { registry } = this.host
    const added = POINTS.map(([point, table]) => ({
      point: point as string,
      codes: (registry[table] as unknown as AnyTable)
        .all()
        .filter(({ plugin }) => plugin === name)
        .map(({ value }) => keyOf(value.code, value.revision)),
    }))
    const declared = [
      { point: 'tables', codes: [...tables] },
      { point: 'permissions', codes: [...permissions] },
    ]
    return {
      name,
      version,
      sdk,
      hasSettings: this.resource.settings.length > 0,
      adds: [...added, ...declared].filter(({ codes }) => codes.length > 0),
    }
  }
}
