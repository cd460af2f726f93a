import { Exception } from '@adonisjs/core/exceptions'
import { clock } from '#app/database/clock'
import { unitOfWork } from '#app/database/unit_of_work'

/**
 * Ends a run while it freezes: drafts are withdrawn and nothing was billed. Once documents are being
 * numbered a run goes to its end, because what is issued is issued.
 */
export class CancelRun {
  async execute(input: { companyId: number; runId: number; actor: string }): Promise<void> {
    await unitOfWork(async (work) => {
      const { trx } = work
      const updated = await trx
        .from('bill_runs')
        .where({ id: input.runId, company_id: input.companyId, state: 'freezing' })
        .update({ state: 'cancelled', finished_at: clock.now(), reason: `by ${input.actor}` })
      if (Number(updated) !== 1) {
        throw new Exception('Only a run that is still being computed can be cancelled', {
          code: 'E_RUN_NOT_CANCELLABLE',
          status: 409,
        })
      }
      await trx
        .from('run_chunks')
        .where('run_id', input.runId)
        .whereIn('state', ['waiting', 'running'])
        .update({ state: 'cancelled' })
      await trx.from('run_drafts').where('run_id', input.runId).where('issued_id', 0).delete()
      work.record({
        companyId: input.companyId,
        actor: input.actor,
        action: 'bill_run.cancelled',
        subjectKind: 'bill_run',
        subjectId: input.runId,
      })
    })
  }
}
