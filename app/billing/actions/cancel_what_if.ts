import { Exception } from '@adonisjs/core/exceptions'
import { clock } from '#app/database/clock'
import { unitOfWork } from '#app/database/unit_of_work'

/** Ends a comparison before all is compared; what is known by then stays to be read. */
export class CancelWhatIf {
  /** Errors: E_WHAT_IF_ENDED. */
  async execute(input: { companyId: number; reportId: number; actor: string }): Promise<void> {
    const { companyId, reportId, actor } = input
    await unitOfWork(async (work) => {
      const updated = await work.trx
        .from('what_if_reports')
        .where({ id: reportId, company_id: companyId, state: 'running' })
        .update({ state: 'cancelled', finished_at: clock.now() })
      if (Number(updated) !== 1) {
        throw new Exception('Only a comparison that is under way can be cancelled', {
          code: 'E_WHAT_IF_ENDED',
          status: 409,
        })
      }
      await work.trx
        .from('what_if_chunks')
        .where('report_id', reportId)
        .whereIn('state', ['waiting', 'running'])
        .update({ state: 'cancelled' })
      work.record({
        ...{ companyId, actor, action: 'what_if.cancelled' },
        ...{ subjectKind: 'what_if', subjectId: reportId },
      })
    })
  }
}
