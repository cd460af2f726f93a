import router from '@adonisjs/core/services/router'
import { errors } from '@adonisjs/core/http'
import { middleware } from '#app/middleware/main'

import '#start/plugins'
import '#app/identity/routes'
import '#app/companies/routes'
import '#app/customers/routes'
import '#app/catalog/routes'
import '#app/catalog/api_routes'
import '#app/subscriptions/routes'
import '#app/subscriptions/api_routes'
import '#app/discounts/routes'
import '#app/discounts/api_routes'
import '#app/prepaid/routes'
import '#app/prepaid/api_routes'
import '#app/usage/routes'
import '#app/usage/api_routes'
import '#app/invoicing/routes'
import '#app/invoicing/api_routes'
import '#app/rendering/routes'
import '#app/billing/routes'
import '#app/billing/api_routes'
import '#app/ledger/routes'
import '#app/activity/routes'
import '#app/plugin_host/routes'
import '#app/reporting/routes'

/** Answers as soon as the application does; for start scripts and load balancers. */
router.get('/health', ({ response }) => response.ok({ status: 'ok' })).use(middleware.open())

/**
 * An unknown address is a route like any other, so that its answer carries the same headers and, for people
 * who are signed in, the same frame around it.
 */
router
  .any('*', (ctx) => {
    throw new errors.E_ROUTE_NOT_FOUND([ctx.request.method(), ctx.request.url()])
  })
  .as('not_found')
  .use(middleware.open())
