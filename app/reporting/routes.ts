import router from '@adonisjs/core/services/router'
import { controllers } from '#generated/controllers'
import { middleware } from '#app/middleware/main'

router
  .get('/', [controllers.reporting.Overview, 'show'])
  .as('overview.show')
  .use(middleware.can('overview.read'))
