import router from '@adonisjs/core/services/router'
import { controllers } from '#generated/controllers'
import { middleware } from '#app/middleware/main'

router
  .group(() => {
    router.get('/sign-in', [controllers.identity.Session, 'create']).use(middleware.guest())
    router.post('/sign-in', [controllers.identity.Session, 'store']).use(middleware.guest())
    router.delete('/session', [controllers.identity.Session, 'destroy']).use(middleware.staff())
    router.put('/locale', [controllers.identity.Locale, 'update']).use(middleware.open())
  })
  .as('identity')
