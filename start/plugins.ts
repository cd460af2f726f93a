import router from '@adonisjs/core/services/router'
import { middleware } from '#app/middleware/main'
import { navigation } from '#app/identity/navigation'
import { pluginHost } from '#app/plugin_host/plugin_host'
import { registerPermission } from '#app/identity/permissions'
import { registerPluginRoutes } from '#app/plugin_host/register_plugin_routes'

/** Everybody may read what a plugin shows; its changes are for administrators and billing clerks. */
for (const { manifest } of pluginHost().plugins) {
  for (const permission of manifest.permissions) {
    const reads = permission.endsWith('.read')
    registerPermission(
      permission,
      reads ? ['billing_clerk', 'accountant', 'read_only'] : ['billing_clerk']
    )
  }
  navigation.add(...manifest.navigation)
}

await registerPluginRoutes(pluginHost(), router, (group, plugin) => {
  group.use([middleware.staff(), middleware.plugin(plugin)])
})
