import type { HttpRouterService } from '@adonisjs/core/types'
import { can } from '#sdk/http'

const TariffsController = () => import('#plugins/telecom/controllers/tariffs_controller')
const PriceListsController = () => import('#plugins/telecom/controllers/price_lists_controller')
const PriceListChecksController = () =>
  import('#plugins/telecom/controllers/price_list_checks_controller')

const CODE = /^[a-z0-9][a-z0-9_.-]{0,62}$/

export default function draw(router: HttpRouterService) {
  const read = can('telecom.tariffs.read')
  const load = can('telecom.tariffs.import')

  router.get('/tariffs', [TariffsController, 'index']).use(read).as('tariffs.index')
  router
    .get('/price-lists/create', [PriceListsController, 'create'])
    .use(load)
    .as('price_lists.create')
  router.post('/price-lists', [PriceListsController, 'store']).use(load).as('price_lists.store')
  router
    .post('/price-lists/checks', [PriceListChecksController, 'store'])
    .use(load)
    .as('price_list_checks.store')
  router
    .get('/tariffs/:code', [TariffsController, 'show'])
    .where('code', CODE)
    .use(read)
    .as('tariffs.show')
}
