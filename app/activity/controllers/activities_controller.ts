import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import ListTransformer from '#app/database/transformers/list_transformer'
import ListActivities from '#app/activity/queries/list_activities'
import ActivityTransformer from '#app/activity/transformers/activity_transformer'

export default class ActivitiesController {
  @inject()
  async index({ inertia, request, company }: HttpContext, listActivities: ListActivities) {
    const { rows, ...list } = await listActivities.execute(company, request.qs())
    return inertia.render('activity/index', {
      rows: ActivityTransformer.transform([...rows]),
      list: ListTransformer.transform(list),
    })
  }
}
