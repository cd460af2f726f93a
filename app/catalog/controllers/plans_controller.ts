import { inject } from '@adonisjs/core'
import db from '@adonisjs/lucid/services/db'
import type { HttpContext } from '@adonisjs/core/http'
import { activitiesOf } from '#app/activity/queries/activities_of'
import ActivityTransformer from '#app/activity/transformers/activity_transformer'
import { clock } from '#app/database/clock'
import ListTransformer from '#app/database/transformers/list_transformer'
import { readInteger } from '#app/database/paging/list_values'
import { UpdatePlan } from '#app/catalog/actions/update_plan'
import { orderPlan } from '#app/catalog/forms/plan_orders'
import { Problems } from '#app/catalog/forms/problems'
import { readPlanFacts } from '#app/catalog/forms/read_plan_facts'
import FindPlan from '#app/catalog/queries/find_plan'
import ListPlans from '#app/catalog/queries/list_plans'
import { loadPlanChoices } from '#app/catalog/queries/plan_choices'
import { planChoicesView } from '#app/catalog/transformers/plan_choices_view'
import PlanTransformer from '#app/catalog/transformers/plan_transformer'
import PlanDetailsTransformer from '#app/catalog/transformers/plan_details_transformer'
import { planFactsValidator, planValidator } from '#app/catalog/validators/plan_validator'

export default class PlansController {
  @inject()
  async index({ inertia, request, company }: HttpContext, listPlans: ListPlans) {
    const { rows, ...list } = await listPlans.execute(company, request.qs())
    return inertia.render('catalog/plans/index', {
      rows: PlanTransformer.transform([...rows]),
      list: ListTransformer.transform(list),
    })
  }

  async create({ inertia, company, i18n }: HttpContext) {
    const choices = await loadPlanChoices(db.connection(), company.id)
    return inertia.render('catalog/plans/create', {
      choices: planChoicesView(choices, i18n.locale),
      currency: company.currency,
      today: clock.todayOf(company),
    })
  }

  async store({ request, response, session, company, staff, i18n }: HttpContext) {
    const body = await request.validateUsing(planValidator)
    const orderer = { companyId: company.id, actor: staff!.user.email, request: null }
    const result = await orderPlan(orderer, body, i18n)
    if (result.type === 'other_request') return response.conflict()
    session.flash('success', i18n.t('plans.created', { name: body.name }))
    return response.redirect().toRoute('catalog.plans.show', { id: result.answer.id })
  }

  @inject()
  async show({ inertia, request, params, company }: HttpContext, findPlan: FindPlan) {
    const version = readInteger(String(request.qs().version), 1) ?? undefined
    const plan = await findPlan.execute(company.id, Number(params.id), version)
    const subject = { companyId: company.id, kind: 'plan', id: plan.id }
    return inertia.render('catalog/plans/show', {
      plan: PlanDetailsTransformer.transform(plan),
      today: clock.todayOf(company),
      activities: ActivityTransformer.transform(await activitiesOf(subject)),
    })
  }

  @inject()
  async edit({ inertia, params, company, i18n }: HttpContext, findPlan: FindPlan) {
    const plan = await findPlan.execute(company.id, Number(params.id))
    const choices = await loadPlanChoices(db.connection(), company.id)
    return inertia.render('catalog/plans/edit', {
      plan: PlanDetailsTransformer.transform(plan),
      choices: planChoicesView({ ...choices, rules: [], periodSources: [] }, i18n.locale),
    })
  }

  async update({ request, response, params, session, company, staff, i18n }: HttpContext) {
    const body = await request.validateUsing(planFactsValidator)
    const problems = new Problems(i18n)
    const planId = Number(params.id)
    const facts = await readPlanFacts(db.connection(), company.id, body, problems, planId)
    problems.refuse()
    const actor = staff!.user.email
    await new UpdatePlan().execute({ ...facts, companyId: company.id, planId, actor })
    session.flash('success', i18n.t('plans.saved'))
    return response.redirect().toRoute('catalog.plans.show', { id: planId })
  }
}
