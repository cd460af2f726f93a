import billingConfig from '#config/billing'
import { RetrySuspense, type RetryTotals } from '#app/usage/actions/retry_suspense'
import RetrySuspenseJob from '#app/usage/jobs/retry_suspense_job'
import { countHeldRows, type HeldRowChoice } from '#app/usage/queries/load_suspense'

export type RetryOrder =
  | { readonly type: 'done'; readonly totals: RetryTotals }
  | { readonly type: 'ordered'; readonly count: number }

interface Input {
  readonly companyId: number
  readonly choice: HeldRowChoice
  readonly actor: string
}

/** Tries held rows again: a few at once, many in a worker. */
export default class OrderSuspenseRetry {
  async execute(input: Input): Promise<RetryOrder> {
    const choice = { ...input.choice, stage: 'accept' as const }
    const count = await countHeldRows(input.companyId, choice)
    if (count <= billingConfig.usage.suspenseRowsAtOnce) {
      return { type: 'done', totals: await new RetrySuspense().execute(input) }
    }
    await RetrySuspenseJob.dispatch(input)
    return { type: 'ordered', count }
  }
}
