import db from '@adonisjs/lucid/services/db'
import billingConfig from '#config/billing'
import { RetrySuspense } from '#app/usage/actions/retry_suspense'
import { WriteOffSuspense } from '#app/usage/actions/write_off_suspense'
import WorkSuspenseJob from '#app/usage/jobs/work_suspense_job'
import type { HeldRowChoice } from '#app/usage/queries/load_suspense'
import type { SuspenseSelection } from '#app/usage/suspense_selection'

export interface SuspenseOrder {
  readonly companyId: number
  readonly kind: 'retry' | 'write_off'
  readonly selection: SuspenseSelection
  /** Why rows are written off; empty for a retry. */
  readonly note: string
  readonly actor: string
}

/** `done` says how many rows left the worklist; `ordered` how many the workers go through now. */
export type SuspenseWork =
  | { readonly type: 'done'; readonly tried: number; readonly left: number }
  | { readonly type: 'ordered'; readonly rows: number }

/** Retries or writes off rows: a few at once, all of a frequent reason by the workers. */
export default class OrderSuspenseWork {
  async execute(order: SuspenseOrder): Promise<SuspenseWork> {
    const { companyId, kind, selection, note, actor } = order
    const { rows, choice } = await this.#measure(companyId, selection)
    const work = { companyId, choice, note, actor }
    if (rows > billingConfig.usage.suspenseRowsAtOnce) {
      await WorkSuspenseJob.dispatch({ ...work, kind })
      return { type: 'ordered', rows }
    }
    if (kind === 'write_off') {
      const left = await new WriteOffSuspense().execute(work)
      return { type: 'done', tried: left, left }
    }
    const { tried, suspended } = await new RetrySuspense().execute(work)
    return { type: 'done', tried, left: tried - suspended }
  }

  /** Rows that come to wait later were not meant, so the choice ends with the last one there is. */
  async #measure(
    companyId: number,
    selection: SuspenseSelection
  ): Promise<{ rows: number; choice: HeldRowChoice }> {
    if ('ids' in selection) return { rows: selection.ids.length, choice: selection }
    const { reason } = selection
    const row = await db
      .from('usage_suspense')
      .where({ company_id: companyId, state: 'open', reason })
      .count('* as total')
      .max('id as last_id')
      .firstOrFail()
    return { rows: Number(row.total), choice: { reason, throughId: Number(row.last_id ?? 0) } }
  }
}
