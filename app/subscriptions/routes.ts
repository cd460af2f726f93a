import router from '@adonisjs/core/services/router'
import { controllers } from '#generated/controllers'
import { middleware } from '#app/middleware/main'

const { subscriptions } = controllers

router
  .group(() => {
    router
      .get('/subscriptions/:id/price-overrides', [subscriptions.PriceOverrides, 'index'])
      .use(middleware.can('catalog.read'))
    router
      .post('/subscriptions/:id/price-overrides', [subscriptions.PriceOverrides, 'store'])
      .use(middleware.can('prices.override'))
  })
  .where('id', router.matchers.number())
  .as('subscriptions')
