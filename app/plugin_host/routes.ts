import router from '@adonisjs/core/services/router'
import { controllers } from '#generated/controllers'
import { middleware } from '#app/middleware/main'

const { pluginHost } = controllers

router
  .group(() => {
    router.get('/plugins', [pluginHost.Plugins, 'index']).use(middleware.can('plugins.read'))
    router
      .put('/plugins/:name/settings', [pluginHost.PluginSettings, 'update'])
      .use(middleware.can('plugins.write'))
  })
  .where('name', /^[a-z][a-z0-9_]{1,30}$/)
  .as('plugins')
