import type { HttpRouterService } from '@adonisjs/core/types'
import type { PluginHost } from '#app/plugin_host/host'

/**
 * Draws each plugin's routes under `/plugins/<name>` with names that begin with `<name>.`. Called
 * once, before the server starts to listen; `protect` puts the console's middleware around them.
 */
export async function registerPluginRoutes(
  host: PluginHost,
  router: HttpRouterService,
  protect: (group: ReturnType<HttpRouterService['group']>, plugin: string) => void
): Promise<void> {
  for (const { manifest, plugin } of host.plugins) {
    if (plugin.routes === undefined) continue
    const { default: draw } = await plugin.routes()
    const group = router.group(() => draw(router))
    group.prefix(`/plugins/${manifest.name}`).as(manifest.name)
    protect(group, manifest.name)
  }
}
