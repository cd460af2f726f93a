import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { activitiesOf } from '#app/activity/queries/activities_of'
import ActivityTransformer from '#app/activity/transformers/activity_transformer'
import ListTransformer from '#app/database/transformers/list_transformer'
import FindService from '#app/customers/queries/find_service'
import ListServices from '#app/customers/queries/list_services'
import ServiceTransformer from '#app/customers/transformers/service_transformer'
import ListSubscriptions from '#app/subscriptions/queries/list_subscriptions'
import SubscriptionTransformer from '#app/subscriptions/transformers/subscription_transformer'

@inject()
export default class ServicesController {
  constructor(
    private readonly findService: FindService,
    private readonly listServices: ListServices,
    private readonly listSubscriptions: ListSubscriptions
  ) {}

  async index({ inertia, request, company }: HttpContext) {
    const { rows, ...list } = await this.listServices.execute(company, request.qs())
    return inertia.render('customers/services/index', {
      rows: ServiceTransformer.transform([...rows]),
      list: ListTransformer.transform(list),
    })
  }

  async show({ inertia, params, company }: HttpContext) {
    const service = await this.findService.execute(company.id, Number(params.id))
    const subscriptions = await this.listSubscriptions.execute(company.id, {
      serviceId: service.id,
    })
    const subject = { companyId: company.id, kind: 'service', id: service.id }
    return inertia.render('customers/services/show', {
      service: ServiceTransformer.transform(service),
      subscriptions: SubscriptionTransformer.transform(subscriptions),
      activities: ActivityTransformer.transform(await activitiesOf(subject)),
    })
  }
}
