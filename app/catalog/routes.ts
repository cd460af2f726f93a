import router from '@adonisjs/core/services/router'
import { controllers } from '#generated/controllers'
import { middleware } from '#app/middleware/main'

const { catalog } = controllers

router
  .group(() => {
    router.get('/plans', [catalog.Plans, 'index']).use(middleware.can('catalog.read'))
    router.get('/plans/:id', [catalog.Plans, 'show']).use(middleware.can('catalog.read'))
  })
  .where('id', router.matchers.number())
  .as('catalog')
