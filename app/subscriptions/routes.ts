import router from '@adonisjs/core/services/router'
import { controllers } from '#generated/controllers'
import { middleware } from '#app/middleware/main'

const { subscriptions } = controllers
const read = middleware.can('customers.read')
const write = middleware.can('subscriptions.write')

router
  .group(() => {
    router
      .get('/subscriptions/:id/price-overrides', [subscriptions.PriceOverrides, 'index'])
      .use(middleware.can('catalog.read'))
    router
      .post('/subscriptions/:id/price-overrides', [subscriptions.PriceOverrides, 'store'])
      .use(middleware.can('prices.override'))
    router
      .get('/accounts/:id/subscriptions/create', [subscriptions.Subscriptions, 'create'])
      .use(write)
    router.post('/subscriptions', [subscriptions.Subscriptions, 'store']).use(write)
    router.get('/subscriptions/:id', [subscriptions.Subscriptions, 'show']).use(read)
    router
      .get('/subscriptions/:id/changes/create', [subscriptions.SubscriptionChanges, 'create'])
      .use(write)
    router
      .post('/subscriptions/:id/changes', [subscriptions.SubscriptionChanges, 'store'])
      .use(write)
    router
      .get('/subscriptions/:id/purchase-orders/create', [subscriptions.PurchaseOrders, 'create'])
      .use(write)
    router
      .post('/subscriptions/:id/purchase-orders', [subscriptions.PurchaseOrders, 'store'])
      .use(write)
    router.post('/subscriptions/:id/undos', [subscriptions.SubscriptionUndos, 'store']).use(write)
  })
  .where('id', router.matchers.number())
  .as('subscriptions')
