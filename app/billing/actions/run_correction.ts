import db from '@adonisjs/lucid/services/db'
import { ProcessRun } from '#app/billing/actions/process_run'
import { StartCorrectionRun, type CorrectionRun } from '#app/billing/actions/start_correction_run'
import { runResult } from '#app/billing/queries/run_result'

/**
 * Computes everything within a correction's scope again by the mended editions, and brings the run to
 * its end. Errors: as `StartCorrectionRun`.
 */
export class RunCorrection {
  async execute(order: CorrectionRun) {
    const runId = await new StartCorrectionRun().execute(order)
    await new ProcessRun().execute(runId)
    return runResult(db.connection(), runId)
  }
}
