import { Job } from '@adonisjs/queue'
import type { JobOptions } from '@adonisjs/queue/types'
import { batchProfile } from '#app/database/batch_profile'
import { RunImport } from '#app/usage/actions/run_import'
import { ImportLostException } from '#app/usage/exceptions/import_lost_exception'
import { ImportRefusedException } from '#app/usage/exceptions/import_refused_exception'

/** Wakes a worker for an import. The import says what is to be done; twice does no harm. */
export default class ImportUsageJob extends Job<{ importId: number }> {
  static options: JobOptions = { name: 'import_usage', maxRetries: 2 }

  async execute() {
    try {
      await new RunImport().execute(this.payload.importId, batchProfile('beside_console'))
    } catch (error) {
      /** Another worker is at it, or it has ended: nothing is left to do here. */
      const isDone = error instanceof ImportRefusedException || error instanceof ImportLostException
      if (!isDone) throw error
    }
  }
}
