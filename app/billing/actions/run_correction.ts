import db from '@adonisjs/lucid/services/db'
import { unitOfWork } from '#app/database/unit_of_work'
import { NotFoundException } from '#app/database/exceptions/not_found_exception'
import type { RunKind } from '#app/billing/bill_run'
import { CorrectionException } from '#app/billing/exceptions/correction_exception'
import { ProcessRun } from '#app/billing/actions/process_run'
import { StartBillRun } from '#app/billing/actions/start_bill_run'
import { runResult } from '#app/billing/queries/run_result'

export interface CorrectionRun {
  readonly companyId: number
  readonly correctionId: number
  /** The dry run shows what would be billed; the live one bills it, once it is approved. */
  readonly kind: RunKind
  readonly issuedOn: string
  readonly actor: string
}

const COLUMN = { preview: 'preview_run_id', live: 'live_run_id' } as const

/**
 * Computes everything within a correction's scope again by the mended editions. A live run belongs
 * to its correction: asked for again, it is the same run, which is brought to its end.
 *
 * Errors: E_ROW_NOT_FOUND, E_CORRECTION before its approval.
 */
export class RunCorrection {
  async execute(order: CorrectionRun) {
    const runId = (await this.#started(order)) ?? (await this.#start(order))
    await new ProcessRun().execute(runId)
    return runResult(db.connection(), runId)
  }

  async #started({ companyId, correctionId, kind }: CorrectionRun): Promise<number | null> {
    const own = { company_id: companyId, id: correctionId }
    const row = await db.from('corrections').where(own).first()
    if (!row) throw new NotFoundException('correction', correctionId)
    if (kind === 'live' && row.approved_at === null) {
      throw new CorrectionException(
        'The correction is not approved: let a second person look at its dry run first'
      )
    }
    return kind === 'live' && row.live_run_id !== null ? Number(row.live_run_id) : null
  }

  async #start(order: CorrectionRun): Promise<number> {
    const { companyId, correctionId, kind, issuedOn, actor } = order
    const run = { companyId, kind, dueOn: issuedOn, issuedOn, startedBy: actor, correctionId }
    const runId = await new StartBillRun().execute(run)
    return unitOfWork(async ({ trx }) => {
      const own = trx.from('corrections').where('id', correctionId)
      if (kind === 'preview') {
        await own.update({ [COLUMN[kind]]: runId })
        return runId
      }
      const taken = await own.whereNull('live_run_id').update({ live_run_id: runId })
      if (Number(taken) === 1) return runId
      // Somebody else has started it: this run is not needed, and has done nothing.
      await trx.from('bill_runs').where('id', runId).update({ state: 'cancelled' })
      await trx.from('run_chunks').where('run_id', runId).update({ state: 'cancelled' })
      const row = await trx.from('corrections').where('id', correctionId).firstOrFail()
      return Number(row.live_run_id)
    })
  }
}
