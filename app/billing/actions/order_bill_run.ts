import { StartBillRun, type BillRunOrder } from '#app/billing/actions/start_bill_run'
import ProcessRunJob from '#app/billing/jobs/process_run_job'

/** Plans a run and, once that is committed, hands it to the workers. */
export default class OrderBillRun {
  async execute(order: BillRunOrder): Promise<number> {
    const runId = await new StartBillRun().execute(order)
    await ProcessRunJob.dispatch({ runId })
    return runId
  }
}
