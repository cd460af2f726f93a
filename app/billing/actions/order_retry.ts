import { RetryParked } from '#app/billing/actions/retry_parked'
import ProcessRunJob from '#app/billing/jobs/process_run_job'

/** Gives parked accounts another try, in the workers. */
export default class OrderRetry {
  async execute(input: { companyId: number; runId: number; actor: string }): Promise<number> {
    const accounts = await new RetryParked().execute(input)
    await ProcessRunJob.dispatch({ runId: input.runId })
    return accounts
  }
}
