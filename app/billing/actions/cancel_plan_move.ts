import { Exception } from '@adonisjs/core/exceptions'
import { clock } from '#app/database/clock'
import { unitOfWork } from '#app/database/unit_of_work'

/** Stops a move: subscriptions that were moved stay so, the others stay where they are. */
export class CancelPlanMove {
  /** Errors: E_PLAN_MOVE_ENDED. */
  async execute(input: { companyId: number; moveId: number; actor: string }): Promise<void> {
    const { companyId, moveId, actor } = input
    await unitOfWork(async (work) => {
      const updated = await work.trx
        .from('plan_moves')
        .where({ id: moveId, company_id: companyId })
        .whereIn('state', ['planned', 'running'])
        .update({ state: 'cancelled', finished_at: clock.now() })
      if (Number(updated) !== 1) {
        throw new Exception('Only a move that has not ended can be stopped', {
          code: 'E_PLAN_MOVE_ENDED',
          status: 409,
        })
      }
      work.record({
        ...{ companyId, actor, action: 'plan_move.cancelled' },
        ...{ subjectKind: 'plan_move', subjectId: moveId },
      })
    })
  }
}
