import type { FormField } from './schema.js'

export interface NavigationEntry {
  /** Section of the sidebar: 'catalog', 'usage', 'billing', ... */
  readonly section: string
  /** Language key of the label. */
  readonly label: string
  /** Lucide icon name. */
  readonly icon: string
  /** Name of the route it leads to. */
  readonly route: string
  readonly permission: string
}

/**
 * What a plugin is and adds: frozen data, no framework, no I/O, read at configuration time.
 * Every table, permission, route and code it adds begins with its name.
 */
export interface PluginManifest {
  readonly name: string
  readonly version: string
  /** Semver range of the SDK; the host refuses to boot on a mismatch and says which plugin. */
  readonly sdk: string
  readonly tables: readonly string[]
  readonly permissions: readonly string[]
  readonly navigation: readonly NavigationEntry[]
  readonly serviceTypes: readonly string[]
  readonly metrics: readonly string[]
  readonly settings: readonly FormField[]
  readonly load: () => Promise<{ default: import('./plugin.js').Plugin }>
}

export function defineManifest(manifest: PluginManifest): PluginManifest {
  return Object.freeze(manifest)
}
