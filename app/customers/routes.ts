import router from '@adonisjs/core/services/router'
import { controllers } from '#generated/controllers'
import { middleware } from '#app/middleware/main'

const { customers } = controllers
const read = middleware.can('customers.read')
const write = middleware.can('customers.write')

router
  .group(() => {
    router.get('/customers', [customers.Customers, 'index']).use(read)
    router.get('/customers/create', [customers.Customers, 'create']).use(write)
    router.post('/customers', [customers.Customers, 'store']).use(write)
    router.get('/customers/:id', [customers.Customers, 'show']).use(read)
    router.get('/customers/:id/edit', [customers.Customers, 'edit']).use(write)
    router.put('/customers/:id', [customers.Customers, 'update']).use(write)
    router.get('/accounts', [customers.Accounts, 'index']).use(read)
    router.get('/accounts/:id', [customers.Accounts, 'show']).use(read)
    router.get('/accounts/:id/payers/create', [customers.Payers, 'create']).use(write)
    router.post('/accounts/:id/payers', [customers.Payers, 'store']).use(write)
    router
      .get('/accounts/:id/document-rules/create', [customers.DocumentRules, 'create'])
      .use(write)
    router.post('/accounts/:id/document-rules', [customers.DocumentRules, 'store']).use(write)
    router.get('/services', [customers.Services, 'index']).use(read)
    router.get('/services/:id', [customers.Services, 'show']).use(read)
  })
  .where('id', router.matchers.number())
  .as('customers')
