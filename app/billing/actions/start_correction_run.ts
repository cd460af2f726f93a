import db from '@adonisjs/lucid/services/db'
import { unitOfWork } from '#app/database/unit_of_work'
import { NotFoundException } from '#app/database/exceptions/not_found_exception'
import type { RunKind } from '#app/billing/bill_run'
import { CorrectionException } from '#app/billing/exceptions/correction_exception'
import { StartBillRun } from '#app/billing/actions/start_bill_run'

export interface CorrectionRun {
  readonly companyId: number
  readonly correctionId: number
  /** The dry run shows what would be billed; the live one bills it, once it is approved. */
  readonly kind: RunKind
  readonly issuedOn: string
  readonly actor: string
}

/**
 * Plans the run of a correction; whoever processes it comes later. A live run belongs to its
 * correction: asked for again, it is the same run. One that was cancelled before it billed anything
 * makes room for another.
 *
 * Errors: E_ROW_NOT_FOUND, E_CORRECTION before its approval and for a dry run behind the live one;
 * as `StartBillRun`.
 */
export class StartCorrectionRun {
  async execute(order: CorrectionRun): Promise<number> {
    const standing = await this.#standing(order)
    if (standing.runId !== null && !standing.isCancelled) return standing.runId
    return this.#start(order, standing.runId)
  }

  /** The live run that the correction has; a dry run is never the same one again. */
  async #standing({ companyId, correctionId, kind }: CorrectionRun) {
    const row = await db
      .from('corrections')
      .leftJoin('bill_runs as live', 'live.id', 'corrections.live_run_id')
      .where({ 'corrections.company_id': companyId, 'corrections.id': correctionId })
      .select('corrections.approved_at', 'corrections.live_run_id', 'live.state as live_state')
      .first()
    if (!row) throw new NotFoundException('correction', correctionId)
    if (kind === 'live' && row.approved_at === null) {
      throw new CorrectionException(
        'The correction is not approved: let a second person look at its dry run first'
      )
    }
    if (kind === 'preview') return { runId: null, isCancelled: false }
    const runId = row.live_run_id === null ? null : Number(row.live_run_id)
    return { runId, isCancelled: row.live_state === 'cancelled' }
  }

  async #start(order: CorrectionRun, cancelledId: number | null): Promise<number> {
    const { companyId, correctionId, kind, issuedOn, actor } = order
    const run = { companyId, kind, dueOn: issuedOn, issuedOn, startedBy: actor, correctionId }
    const runId = await new StartBillRun().execute(run)
    return unitOfWork(async ({ trx }) => {
      const own = trx.from('corrections').where('id', correctionId)
      if (kind === 'preview') {
        await own.update({ preview_run_id: runId })
        return runId
      }
      const free =
        cancelledId === null ? own.whereNull('live_run_id') : own.where('live_run_id', cancelledId)
      const taken = await free.update({ live_run_id: runId })
      if (Number(taken) === 1) return runId
      // Somebody else has started it: this run is not needed, and has done nothing.
      await trx.from('bill_runs').where('id', runId).update({ state: 'cancelled' })
      await trx.from('run_chunks').where('run_id', runId).update({ state: 'cancelled' })
      const row = await trx.from('corrections').where('id', correctionId).firstOrFail()
      return Number(row.live_run_id)
    })
  }
}
