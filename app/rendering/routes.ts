import router from '@adonisjs/core/services/router'
import { controllers } from '#generated/controllers'
import { middleware } from '#app/middleware/main'

const { rendering } = controllers

router
  .group(() => {
    router
      .get('/invoices/archive', [rendering.InvoiceArchives, 'show'])
      .use(middleware.can('invoices.read'))
    router
      .get('/invoices/:id/pdf', [rendering.InvoicePdfs, 'show'])
      .where('id', router.matchers.number())
      .use(middleware.can('invoices.read'))
  })
  .as('rendering')
