import router from '@adonisjs/core/services/router'
import { controllers } from '#generated/controllers'
import { middleware } from '#app/middleware/main'

router
  .group(() => {
    router
      .put('/session/company', [controllers.companies.Selection, 'update'])
      .use(middleware.staff())
  })
  .as('companies')

router
  .get('/settings', [controllers.companies.Settings, 'show'])
  .as('settings.show')
  .use(middleware.can('settings.read'))
