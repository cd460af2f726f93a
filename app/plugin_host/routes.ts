import router from '@adonisjs/core/services/router'
import { controllers } from '#generated/controllers'
import { middleware } from '#app/middleware/main'

router
  .get('/plugins', [controllers.pluginHost.Plugins, 'index'])
  .as('plugins.plugins.index')
  .use(middleware.can('plugins.read'))
