import { clock } from '#app/database/clock'
import { NotFoundException } from '#app/database/exceptions/not_found_exception'
import { unitOfWork } from '#app/database/unit_of_work'
import { PlanMoveException } from '#app/billing/exceptions/plan_move_exception'
import MovePlansJob from '#app/billing/jobs/move_plans_job'

export interface PlanMoveConfirmation {
  readonly companyId: number
  readonly moveId: number
  /** How many subscriptions are moved, typed by whoever confirms. */
  readonly count: number
  readonly actor: string
}

/**
 * Lets a planned move be done, once its dry run has ended and the number of subscriptions was typed.
 * Errors: E_ROW_NOT_FOUND, E_PLAN_MOVE at `confirmation`.
 */
export class ConfirmPlanMove {
  async execute({ companyId, moveId, count, actor }: PlanMoveConfirmation): Promise<void> {
    await unitOfWork(async (work) => {
      const own = { id: moveId, company_id: companyId }
      const move = await work.trx.from('plan_moves').where(own).forUpdate().first()
      if (!move) throw new NotFoundException('move', moveId)
      const report = await work.trx
        .from('what_if_reports')
        .where('id', move.report_id)
        .firstOrFail()
      if (move.state !== 'planned') throw refused('The move was confirmed or cancelled already')
      if (report.state !== 'done') {
        throw refused('The dry run has not ended: wait for it, or plan the move again')
      }
      if (Number(move.subscription_count) !== count) {
        throw refused(`${count} is not the number of subscriptions that would be moved`)
      }
      await work.trx
        .from('plan_moves')
        .where(own)
        .update({ state: 'running', confirmed_by: actor, confirmed_at: clock.now() })
      work.record({
        ...{ companyId, actor, action: 'plan_move.confirmed' },
        ...{ subjectKind: 'plan_move', subjectId: moveId, details: { subscriptions: count } },
      })
    })
    await MovePlansJob.dispatch({ moveId })
  }
}

function refused(message: string) {
  return new PlanMoveException('confirmation', message)
}
