import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import ListTransformer from '#app/database/transformers/list_transformer'
import { readInteger } from '#app/database/paging/list_values'
import FindPlan from '#app/catalog/queries/find_plan'
import ListPlans from '#app/catalog/queries/list_plans'
import PlanTransformer from '#app/catalog/transformers/plan_transformer'
import PlanDetailsTransformer from '#app/catalog/transformers/plan_details_transformer'

export default class PlansController {
  @inject()
  async index({ inertia, request, company }: HttpContext, listPlans: ListPlans) {
    const { rows, ...list } = await listPlans.execute(company, request.qs())
    return inertia.render('catalog/plans/index', {
      rows: PlanTransformer.transform([...rows]),
      list: ListTransformer.transform(list),
    })
  }

  @inject()
  async show({ inertia, request, params, company }: HttpContext, findPlan: FindPlan) {
    const version = readInteger(String(request.qs().version), 1) ?? undefined
    const plan = await findPlan.execute(company.id, Number(params.id), version)
    return inertia.render('catalog/plans/show', {
      plan: PlanDetailsTransformer.transform(plan),
    })
  }
}
