import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { ConfirmPlanMove } from '#app/billing/actions/confirm_plan_move'
import { refusedAtField } from '#app/billing/refused_at_field'
import { planMoveConfirmationValidator } from '#app/billing/validators/what_if_validator'

export default class PlanMoveConfirmationsController {
  @inject()
  async store(ctx: HttpContext, confirmPlanMove: ConfirmPlanMove) {
    const { request, params, company, staff, response } = ctx
    const { confirmation: count } = await request.validateUsing(planMoveConfirmationValidator)
    const move = { companyId: company.id, moveId: Number(params.id), count }
    await refusedAtField(() => confirmPlanMove.execute({ ...move, actor: staff!.user.email }))
    return response.redirect().toRoute('billing.plan_moves.show', { id: params.id })
  }
}
