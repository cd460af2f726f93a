import { Job } from '@adonisjs/queue'
import type { JobOptions } from '@adonisjs/queue/types'
import { RetrySuspense } from '#app/usage/actions/retry_suspense'
import type { HeldRowChoice } from '#app/usage/queries/load_suspense'

interface Payload {
  companyId: number
  choice: HeldRowChoice
  actor: string
}

/** Tries many held rows again, in a worker; begun anew after a crash, it finds those still open. */
export default class RetrySuspenseJob extends Job<Payload> {
  static options: JobOptions = { name: 'retry_suspense', maxRetries: 3 }

  async execute() {
    await new RetrySuspense().execute(this.payload)
  }
}
