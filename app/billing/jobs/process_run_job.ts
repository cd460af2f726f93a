import { Job } from '@adonisjs/queue'
import type { JobOptions } from '@adonisjs/queue/types'
import { ProcessRun } from '#app/billing/actions/process_run'

/** Wakes a worker for a bill run. The run's chunks say what is to be done; twice does no harm. */
export default class ProcessRunJob extends Job<{ runId: number }> {
  static options: JobOptions = { name: 'process_run', maxRetries: 3 }

  async execute() {
    await new ProcessRun().execute(this.payload.runId)
  }
}
