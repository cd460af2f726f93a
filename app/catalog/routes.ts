import router from '@adonisjs/core/services/router'
import { controllers } from '#generated/controllers'
import { middleware } from '#app/middleware/main'

const { catalog } = controllers
const read = middleware.can('catalog.read')
const write = middleware.can('catalog.write')

router
  .group(() => {
    router.get('/plans', [catalog.Plans, 'index']).use(read)
    router.get('/plans/create', [catalog.Plans, 'create']).use(write)
    router.post('/plans', [catalog.Plans, 'store']).use(write)
    router.get('/plans/:id', [catalog.Plans, 'show']).use(read)
    router.get('/plans/:id/edit', [catalog.Plans, 'edit']).use(write)
    router.put('/plans/:id', [catalog.Plans, 'update']).use(write)

    const version = '/plans/:id/versions/:version'
    router.get('/plans/:id/versions/create', [catalog.PlanVersions, 'create']).use(write)
    router.post('/plans/:id/versions', [catalog.PlanVersions, 'store']).use(write)
    router.get(`${version}/edit`, [catalog.PlanVersions, 'edit']).use(write)
    router.put(version, [catalog.PlanVersions, 'update']).use(write)
    router.delete(version, [catalog.PlanVersions, 'destroy']).use(write)
    router.post(`${version}/closure`, [catalog.PlanVersionClosures, 'store']).use(write)

    router.get(`${version}/prices`, [catalog.PriceLists, 'show']).use(read)
    router.get('/price-lists', [catalog.PriceLists, 'index']).use(read)
    router.get('/price-lists/create', [catalog.PriceLists, 'create']).use(write)
    router.post('/price-lists', [catalog.PriceLists, 'store']).use(write)
    router.post('/price-list-checks', [catalog.PriceListChecks, 'store']).use(write)

    router.get('/products', [catalog.Products, 'index']).use(read)
    router.get('/products/create', [catalog.Products, 'create']).use(write)
    router.post('/products', [catalog.Products, 'store']).use(write)
    router.get('/products/:id/edit', [catalog.Products, 'edit']).use(write)
    router.put('/products/:id', [catalog.Products, 'update']).use(write)
  })
  .where('id', router.matchers.number())
  .where('version', router.matchers.number())
  .as('catalog')
