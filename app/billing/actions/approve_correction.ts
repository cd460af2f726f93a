import { clock } from '#app/database/clock'
import { NotFoundException } from '#app/database/exceptions/not_found_exception'
import { unitOfWork } from '#app/database/unit_of_work'
import { CorrectionException } from '#app/billing/exceptions/correction_exception'

/**
 * A second person approves a correction whose dry run has ended. From then on its editions hold for
 * whatever is priced anew. Errors: E_ROW_NOT_FOUND, E_CORRECTION.
 */
export class ApproveCorrection {
  async execute(input: { companyId: number; correctionId: number; actor: string }): Promise<void> {
    const { companyId, correctionId, actor } = input
    await unitOfWork(async (work) => {
      const row = await work.trx
        .from('corrections')
        .leftJoin('bill_runs as dry', 'dry.id', 'corrections.preview_run_id')
        .where({ 'corrections.company_id': companyId, 'corrections.id': correctionId })
        .select('corrections.*', 'dry.state as dry_state')
        .first()
      if (!row) throw new NotFoundException('correction', correctionId)
      if (row.approved_at !== null) return
      if (row.ordered_by === actor) {
        throw new CorrectionException('Whoever ordered a correction cannot approve it')
      }
      if (row.dry_state !== 'finished') {
        throw new CorrectionException('The correction has no dry run that has ended: run it first')
      }
      await work.trx
        .from('corrections')
        .where('id', correctionId)
        .update({ approved_by: actor, approved_at: clock.now() })
      work.record({
        companyId,
        actor,
        action: 'correction.approved',
        subjectKind: 'correction',
        subjectId: correctionId,
        details: { orderedBy: row.ordered_by, dryRunId: Number(row.preview_run_id) },
      })
    })
  }
}
