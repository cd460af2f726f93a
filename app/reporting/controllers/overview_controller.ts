import type { HttpContext } from '@adonisjs/core/http'

export default class OverviewController {
  async show({ inertia }: HttpContext) {
    return inertia.render('overview/show', {})
  }
}
