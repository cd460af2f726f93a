import { Job } from '@adonisjs/queue'
import type { JobOptions } from '@adonisjs/queue/types'
import { RunDemo } from '#app/demo/actions/run_demo'

/** The demonstration as a job like any other, so that the dashboard shows it while it runs. */
export default class RunDemoJob extends Job<{ companyId: number }> {
  static options: JobOptions = { name: 'run_demo', maxRetries: 2 }

  async execute() {
    await new RunDemo().execute(this.payload.companyId)
  }
}
