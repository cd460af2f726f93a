import { Job } from '@adonisjs/queue'
import type { JobOptions } from '@adonisjs/queue/types'
import { ProcessWhatIf } from '#app/billing/actions/process_what_if'

/** Wakes a worker for a comparison. Its chunks say what is to be done; twice does no harm. */
export default class CompareRevenueJob extends Job<{ reportId: number }> {
  static options: JobOptions = { name: 'compare_revenue', maxRetries: 3 }

  async execute() {
    await new ProcessWhatIf().execute(this.payload.reportId)
  }
}
