import { inject } from '@adonisjs/core'
import db from '@adonisjs/lucid/services/db'
import type { HttpContext } from '@adonisjs/core/http'
import { clock } from '#app/database/clock'
import { readInteger } from '#app/database/paging/list_values'
import { EditPlanVersion } from '#app/catalog/actions/edit_plan_version'
import { WithdrawPlanVersion } from '#app/catalog/actions/withdraw_plan_version'
import { PlanRefusedException } from '#app/catalog/exceptions/plan_refused_exception'
import { orderVersion } from '#app/catalog/forms/plan_orders'
import { Problems } from '#app/catalog/forms/problems'
import { readVersion } from '#app/catalog/forms/read_version'
import { refuseAtField } from '#app/catalog/forms/refuse_at_field'
import FindPlan from '#app/catalog/queries/find_plan'
import { findVersionForm } from '#app/catalog/queries/find_version_form'
import { loadPlanChoices } from '#app/catalog/queries/plan_choices'
import { planChoicesView } from '#app/catalog/transformers/plan_choices_view'
import PlanTransformer from '#app/catalog/transformers/plan_transformer'
import { planVersionValidator } from '#app/catalog/validators/plan_validator'

/** Versions of one plan: each is entered with its prices in all its currencies. */
@inject()
export default class PlanVersionsController {
  constructor(private readonly findPlan: FindPlan) {}

  /** Begins as a copy of the version that `from` names, else of the newest. */
  async create(ctx: HttpContext) {
    const { inertia, request, company } = ctx
    const from = readInteger(String(request.qs().from), 1) ?? undefined
    const page = await this.#page(ctx, from)
    return inertia.render('catalog/plan_versions/create', {
      ...page,
      today: clock.todayOf(company),
    })
  }

  async store({ request, response, params, session, company, staff, i18n }: HttpContext) {
    const body = await request.validateUsing(planVersionValidator)
    const orderer = { companyId: company.id, actor: staff!.user.email, request: null }
    const id = Number(params.id)
    const result = await orderVersion(orderer, id, body, i18n)
    if (result.type === 'other_request') return response.conflict()
    const { version } = result.answer
    session.flash('success', i18n.t('plans.version_created', { version }))
    return response.redirect().withQs({ version }).toRoute('catalog.plans.show', { id })
  }

  async edit(ctx: HttpContext) {
    const page = await this.#page(ctx, Number(ctx.params.version))
    return ctx.inertia.render('catalog/plan_versions/edit', page)
  }

  async update(ctx: HttpContext) {
    const { request, response, session, company, i18n } = ctx
    const body = await request.validateUsing(planVersionValidator)
    const problems = new Problems(i18n)
    const facts = await readVersion(db.connection(), company.id, body, i18n, problems)
    problems.refuse()
    const choice = choiceOf(ctx)
    await refuseAtField('version', i18n, () => new EditPlanVersion().execute({ ...choice, facts }))
    session.flash('success', i18n.t('plans.saved'))
    const { planId: id, version } = choice
    return response.redirect().withQs({ version }).toRoute('catalog.plans.show', { id })
  }

  async destroy(ctx: HttpContext) {
    const { response, session, i18n } = ctx
    const { planId: id, version } = choiceOf(ctx)
    try {
      await new WithdrawPlanVersion().execute(choiceOf(ctx))
      session.flash('success', i18n.t('plans.withdrawn_done', { version }))
    } catch (error) {
      if (!(error instanceof PlanRefusedException)) throw error
      session.flash('error', i18n.t(`plans.refusals.${error.reason}`))
    }
    return response.redirect().toRoute('catalog.plans.show', { id })
  }

  async #page({ params, company, i18n }: HttpContext, version: number | undefined) {
    const client = db.connection()
    const plan = await this.findPlan.execute(company.id, Number(params.id), version)
    const shown = plan.shown!.version
    const choices = await loadPlanChoices(client, company.id)
    return {
      plan: PlanTransformer.transform(plan),
      version: shown,
      form: (await findVersionForm(client, company.id, plan.id, shown)) as never,
      choices: planChoicesView(choices, i18n.locale),
    }
  }
}

function choiceOf({ params, company, staff }: HttpContext) {
  return {
    companyId: company.id,
    planId: Number(params.id),
    version: Number(params.version),
    actor: staff!.user.email,
  }
}
