import { clock } from '#app/database/clock'
import { NotFoundException } from '#app/database/exceptions/not_found_exception'
import { unitOfWork } from '#app/database/unit_of_work'
import { CorrectionException } from '#app/billing/exceptions/correction_exception'

export interface CorrectionApproval {
  readonly companyId: number
  readonly correctionId: number
  readonly actor: string
  /** The person behind the actor, whichever way they came in. */
  readonly userId?: number
  /** The dry run that the person has seen; another one that came between is refused. */
  readonly dryRunId?: number
}

/**
 * A second person approves a correction whose dry run has ended. From then on its editions hold for
 * whatever is priced anew. Errors: E_ROW_NOT_FOUND, E_CORRECTION.
 */
export class ApproveCorrection {
  async execute(input: CorrectionApproval): Promise<void> {
    const { companyId, correctionId, actor } = input
    await unitOfWork(async (work) => {
      const row = await work.trx
        .from('corrections')
        .leftJoin('bill_runs as dry', 'dry.id', 'corrections.preview_run_id')
        .where({ 'corrections.company_id': companyId, 'corrections.id': correctionId })
        .select('corrections.*', 'dry.state as dry_state')
        .forUpdate()
        .first()
      if (!row) throw new NotFoundException('correction', correctionId)
      if (row.approved_at !== null) return
      this.#assertMay(input, row)
      await work.trx
        .from('corrections')
        .where('id', correctionId)
        .update({
          approved_by: actor,
          approved_user_id: input.userId ?? null,
          approved_at: clock.now(),
        })
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

  #assertMay({ actor, userId, dryRunId }: CorrectionApproval, row: Record<string, any>) {
    const orderedBy: number | null = row.ordered_user_id
    // Two people may have tokens of one name; a person is known better than by a name.
    const isSame =
      orderedBy !== null && userId !== undefined
        ? Number(orderedBy) === userId
        : row.ordered_by === actor
    if (isSame) {
      throw new CorrectionException('Whoever ordered a correction cannot approve it')
    }
    if (row.dry_state !== 'finished') {
      throw new CorrectionException('The correction has no dry run that has ended: run it first')
    }
    if (dryRunId !== undefined && Number(row.preview_run_id) !== dryRunId) {
      throw new CorrectionException('There is a newer dry run: look at it before you approve')
    }
  }
}
