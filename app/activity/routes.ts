import router from '@adonisjs/core/services/router'
import { controllers } from '#generated/controllers'
import { middleware } from '#app/middleware/main'

router
  .get('/activity', [controllers.activity.Activities, 'index'])
  .as('activity.activities.index')
  .use(middleware.can('activity.read'))
