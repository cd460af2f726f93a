import router from '@adonisjs/core/services/router'
import { controllers } from '#generated/controllers'
import { middleware } from '#app/middleware/main'

const { invoicing } = controllers

router
  .group(() => {
    router.get('/invoices', [invoicing.Invoices, 'index']).use(middleware.can('invoices.read'))
    router
      .get('/invoices/totals', [invoicing.InvoiceTotals, 'show'])
      .use(middleware.can('invoices.read'))
    router.get('/invoices/:id', [invoicing.Invoices, 'show']).use(middleware.can('invoices.read'))
  })
  .where('id', router.matchers.number())
  .as('invoicing')
