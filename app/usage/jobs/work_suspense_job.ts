import { Job } from '@adonisjs/queue'
import type { JobOptions } from '@adonisjs/queue/types'
import { RetrySuspense } from '#app/usage/actions/retry_suspense'
import { WriteOffSuspense } from '#app/usage/actions/write_off_suspense'
import type { HeldRowChoice } from '#app/usage/queries/load_suspense'

interface Payload {
  readonly companyId: number
  readonly kind: 'retry' | 'write_off'
  readonly choice: HeldRowChoice
  readonly note: string
  readonly actor: string
}

/** Works through all rows of one reason, when they are too many for one request. Twice does no harm. */
export default class WorkSuspenseJob extends Job<Payload> {
  static options: JobOptions = { name: 'work_suspense', maxRetries: 3 }

  async execute() {
    const { kind, ...order } = this.payload
    if (kind === 'retry') await new RetrySuspense().execute(order)
    else await new WriteOffSuspense().execute(order)
  }
}
