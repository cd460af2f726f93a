import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { CancelPlanMove } from '#app/billing/actions/cancel_plan_move'

export default class PlanMoveCancellationsController {
  @inject()
  async store(ctx: HttpContext, cancelPlanMove: CancelPlanMove) {
    const { params, company, staff, response, session, i18n } = ctx
    const moveId = Number(params.id)
    await cancelPlanMove.execute({ companyId: company.id, moveId, actor: staff!.user.email })
    session.flash('success', i18n.t('plan_moves.cancelled'))
    return response.redirect().toRoute('billing.plan_moves.show', { id: params.id })
  }
}
