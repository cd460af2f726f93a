import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import ServiceTransformer from '#app/customers/transformers/service_transformer'
import FindMeteredService from '#app/usage/queries/find_metered_service'
import ListEvents from '#app/usage/queries/list_events'
import UsageEventTransformer from '#app/usage/transformers/usage_event_transformer'

export default class EventsController {
  @inject()
  async index(ctx: HttpContext, findService: FindMeteredService, listEvents: ListEvents) {
    const { inertia, request, company } = ctx
    const asked = request.qs()
    const service = await findService.execute(company, asked)
    if (service === null) {
      const identifier = String(asked.identifier ?? '').slice(0, 64)
      return inertia.render('usage/events/index', {
        service: null,
        identifier,
        page: null,
        rows: [],
      })
    }
    const { rows, ...page } = await listEvents.execute(company, service.id, asked)
    return inertia.render('usage/events/index', {
      service: ServiceTransformer.transform(service),
      identifier: '',
      page,
      rows: UsageEventTransformer.transform([...rows]),
    })
  }
}
