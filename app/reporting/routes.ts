import router from '@adonisjs/core/services/router'
import { controllers } from '#generated/controllers'
import { middleware } from '#app/middleware/main'

const { reporting } = controllers

router
  .get('/', [reporting.Overview, 'show'])
  .as('overview.show')
  .use(middleware.can('overview.read'))

router
  .group(() => {
    router
      .get('/invoices/export', [reporting.Exports, 'invoices'])
      .use(middleware.can('invoices.export'))
    router
      .get('/what-ifs/:id/export', [reporting.WhatIfExports, 'show'])
      .where('id', router.matchers.number())
      .use(middleware.can('billing.preview'))
    router.get('/search', [reporting.Search, 'index']).use(middleware.can('overview.read'))
    router
      .get('/journal-entries/export', [reporting.Exports, 'journal'])
      .use(middleware.can('ledger.export'))
    router
      .get('/corrections/:id/differences/export', [reporting.Exports, 'differences'])
      .where('id', router.matchers.number())
      .use(middleware.can('billing.read'))
    for (const list of ['customers', 'accounts', 'services'] as const) {
      router.get(`/${list}/export`, [reporting.Exports, list]).use(middleware.can('customers.read'))
    }
  })
  .as('reporting')
