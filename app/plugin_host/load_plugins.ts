import type { PluginManifest } from '#sdk/manifest'
import { SDK_VERSION } from '#sdk/version'
import type { Plugin } from '#sdk/plugin'
import { checkManifest } from '#app/plugin_host/check_manifest'
import { freezeDeep } from '#sdk/freeze'
import { PluginHost, type LoadedPlugin } from '#app/plugin_host/host'
import type { TimeLimits } from '#app/plugin_host/time_limit'
import { PluginRegistry } from '#app/plugin_host/registry'
import { PluginBootException } from '#app/plugin_host/exceptions/plugin_boot_exception'

export interface LoadOptions {
  /** Freeze what plugins get; on in development and tests. */
  readonly freezeInputs: boolean
  readonly sdkVersion?: string
  readonly timeLimits?: TimeLimits
}

/**
 * Loads the plugins in the order given and lets each register. Nothing is registered when one of
 * them does not fit: an application that lacks a tax regime in silence would bill without tax.
 */
export async function loadPlugins(
  manifests: readonly PluginManifest[],
  options: LoadOptions
): Promise<PluginHost> {
  const sdkVersion = options.sdkVersion ?? SDK_VERSION
  assertDistinct(manifests)
  for (const manifest of manifests) checkManifest(freezeDeep(manifest), sdkVersion)
  const registry = new PluginRegistry()
  const loaded: LoadedPlugin[] = []
  for (const manifest of manifests) {
    const plugin = await load(manifest)
    register(manifest, plugin, registry)
    loaded.push(Object.freeze({ manifest, plugin }))
  }
  registry.seal()
  return new PluginHost(Object.freeze(loaded), registry, options)
}

async function load(manifest: PluginManifest): Promise<Plugin> {
  try {
    const module = await manifest.load()
    return module.default
  } catch (cause) {
    throw failedToLoad(manifest, cause)
  }
}

function register(manifest: PluginManifest, plugin: Plugin, registry: PluginRegistry): void {
  try {
    plugin.register(registry.for(manifest))
  } catch (cause) {
    if (cause instanceof PluginBootException) throw cause
    throw failedToLoad(manifest, cause)
  }
}

function failedToLoad(manifest: PluginManifest, cause: unknown): PluginBootException {
  const message = cause instanceof Error ? cause.message : String(cause)
  return new PluginBootException(`Plugin "${manifest.name}" could not be loaded: ${message}`, {
    cause,
  })
}

function assertDistinct(manifests: readonly PluginManifest[]): void {
  const names = new Set<string>()
  for (const { name } of manifests) {
    if (names.has(name)) {
      throw new PluginBootException(`config/plugins.ts names plugin "${name}" twice`)
    }
    names.add(name)
  }
}
