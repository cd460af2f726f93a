import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import FindService from '#app/customers/queries/find_service'
import ServiceTransformer from '#app/customers/transformers/service_transformer'
import { clock } from '#app/database/clock'
import ListEvents from '#app/usage/queries/list_events'
import EventTransformer from '#app/usage/transformers/event_transformer'
import { eventsPageValidator } from '#app/usage/validators/events_page_validator'

@inject()
export default class EventsController {
  constructor(
    private readonly findService: FindService,
    private readonly listEvents: ListEvents
  ) {}

  async index({ inertia, request, company }: HttpContext) {
    const query = await request.validateUsing(eventsPageValidator, { data: request.qs() })
    const month = query.month ?? clock.today(company.timeZone).slice(0, 7)
    if (query.service === undefined) {
      return inertia.render('usage/index', { service: null, month, rows: [], after: null })
    }
    const service = await this.findService.execute(company.id, query.service)
    const { rows, after } = await this.listEvents.execute({
      companyId: company.id,
      serviceId: service.id,
      month,
      timeZone: company.timeZone,
      after: query.after ?? null,
    })
    return inertia.render('usage/index', {
      service: ServiceTransformer.transform(service),
      month,
      rows: EventTransformer.transform([...rows]),
      after,
    })
  }
}
