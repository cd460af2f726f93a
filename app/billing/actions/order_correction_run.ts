import { StartCorrectionRun, type CorrectionRun } from '#app/billing/actions/start_correction_run'
import ProcessRunJob from '#app/billing/jobs/process_run_job'

/** Plans the run of a correction and, once that is committed, hands it to the workers. */
export default class OrderCorrectionRun {
  async execute(order: CorrectionRun): Promise<number> {
    const runId = await new StartCorrectionRun().execute(order)
    await ProcessRunJob.dispatch({ runId })
    return runId
  }
}
