import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { addDays } from '#kernel/calendar_date'
import { clock } from '#app/database/clock'
import ListTransformer from '#app/database/transformers/list_transformer'
import { OrderPlanMove } from '#app/billing/actions/order_plan_move'
import FindWhatIf from '#app/billing/queries/find_what_if'
import { listComparableVersions } from '#app/billing/queries/list_comparable_versions'
import ListMovedSubscriptions from '#app/billing/queries/list_moved_subscriptions'
import ListPlanMoves from '#app/billing/queries/list_plan_moves'
import { refusedAtField } from '#app/billing/refused_at_field'
import MovedSubscriptionTransformer from '#app/billing/transformers/moved_subscription_transformer'
import PlanMoveTransformer from '#app/billing/transformers/plan_move_transformer'
import WhatIfTransformer from '#app/billing/transformers/what_if_transformer'
import { planMoveValidator } from '#app/billing/validators/what_if_validator'

/** Moves of all subscriptions of a plan version to another one. */
export default class PlanMovesController {
  @inject()
  async index({ inertia, request, company }: HttpContext, listPlanMoves: ListPlanMoves) {
    const { rows, ...list } = await listPlanMoves.execute(company, request.qs())
    return inertia.render('billing/plan_moves/index', {
      rows: PlanMoveTransformer.transform([...rows]),
      list: ListTransformer.transform(list),
    })
  }

  async create({ inertia, request, company }: HttpContext) {
    const { plan, version } = request.qs()
    const versions = await listComparableVersions(company.id)
    const from = versions.find((one) => one.code === plan && String(one.version) === version)
    return inertia.render('billing/plan_moves/create', {
      versions: [...versions],
      from: from?.id ?? null,
      effectiveOn: addDays(clock.todayOf(company), 1),
    })
  }

  @inject()
  async store(ctx: HttpContext, orderPlanMove: OrderPlanMove) {
    const { request, response, company, staff } = ctx
    const order = await request.validateUsing(planMoveValidator)
    const actor = staff!.user.email
    const id = await refusedAtField(() =>
      orderPlanMove.execute({ ...order, companyId: company.id, actor })
    )
    return response.redirect().toRoute('billing.plan_moves.show', { id })
  }

  @inject()
  async show(
    ctx: HttpContext,
    listPlanMoves: ListPlanMoves,
    findWhatIf: FindWhatIf,
    listMoved: ListMovedSubscriptions
  ) {
    const { inertia, params, request, company } = ctx
    const move = await listPlanMoves.find(company.id, Number(params.id))
    const report = await findWhatIf.execute(company.id, move.reportId)
    const { rows, ...list } = await listMoved.execute(company, move.id, request.qs())
    return inertia.render('billing/plan_moves/show', {
      move: PlanMoveTransformer.transform(move),
      report: WhatIfTransformer.transform(report).useVariant('forPage'),
      rows: MovedSubscriptionTransformer.transform([...rows]),
      list: ListTransformer.transform(list),
    })
  }
}
