import router from '@adonisjs/core/services/router'
import { controllers } from '#generated/controllers'
import { middleware } from '#app/middleware/main'

const { pluginHost } = controllers
const write = middleware.can('plugins.write')

router
  .group(() => {
    router.get('/', [pluginHost.Plugins, 'index']).use(middleware.can('plugins.read'))
    router.get('/:name/settings', [pluginHost.PluginSettings, 'edit']).use(write)
    router.put('/:name/settings', [pluginHost.PluginSettings, 'update']).use(write)
  })
  .where('name', /^[a-z][a-z0-9_]{1,30}$/)
  .prefix('/plugins')
  .as('plugins')
