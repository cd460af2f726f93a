import type { PluginManifest } from '#sdk/manifest'
import { PluginBootException } from '#app/plugin_host/exceptions/plugin_boot_exception'
import { satisfiesRange } from '#app/plugin_host/sdk_range'

const NAME = /^[a-z][a-z0-9_]{1,30}$/

/** Refuses a manifest that does not fit this SDK or that claims names outside its own prefix. */
export function checkManifest(manifest: PluginManifest, sdkVersion: string): void {
  const { name } = manifest
  if (!NAME.test(name)) {
    throw new PluginBootException(`"${name}" is no plugin name: lower case letters, digits and _`)
  }
  const fits = satisfiesRange(sdkVersion, manifest.sdk)
  if (fits === null) {
    throw new PluginBootException(
      `Plugin "${name}" asks for SDK "${manifest.sdk}": write a version such as "^${sdkVersion}"`
    )
  }
  if (!fits) {
    throw new PluginBootException(
      `Plugin "${name}" ${manifest.version} needs SDK ${manifest.sdk}, this is ${sdkVersion}: ` +
        'upgrade the plugin or take it out of config/plugins.ts'
    )
  }
  assertPrefix(manifest, 'table', manifest.tables, `${name}_`)
  assertPrefix(manifest, 'permission', manifest.permissions, `${name}.`)
  assertPrefix(manifest, 'service type', manifest.serviceTypes, `${name}.`)
  assertPrefix(manifest, 'metric', manifest.metrics, `${name}.`)
  const routes = manifest.navigation.map((entry) => entry.route)
  assertPrefix(manifest, 'navigation route', routes, `${name}.`)
  const used = manifest.navigation.map((entry) => entry.permission)
  assertPrefix(manifest, 'navigation permission', used, `${name}.`)
}

function assertPrefix(
  manifest: PluginManifest,
  what: string,
  names: readonly string[],
  prefix: string
): void {
  const stray = names.find((name) => !name.startsWith(prefix))
  if (stray !== undefined) {
    throw new PluginBootException(
      `Plugin "${manifest.name}" declares ${what} "${stray}": it must begin with "${prefix}"`
    )
  }
}
