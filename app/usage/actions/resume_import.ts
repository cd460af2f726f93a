import { NotFoundException } from '#app/database/exceptions/not_found_exception'
import { fileKnown, importRunning } from '#app/usage/importing/refusals'
import { isAbandoned } from '#app/usage/importing/claim_import'
import ImportUsageJob from '#app/usage/jobs/import_usage_job'
import { findImport } from '#app/usage/queries/load_import'

interface Input {
  readonly companyId: number
  readonly importId: number
}

/**
 * Lets a worker go on with an import that failed or was left lying.
 * Errors: E_ROW_NOT_FOUND, E_FILE_KNOWN when it has finished, E_IMPORT_RUNNING.
 */
export default class ResumeImport {
  async execute({ companyId, importId }: Input): Promise<void> {
    const known = await findImport(importId)
    if (known === null || known.companyId !== companyId) {
      throw new NotFoundException('import', importId)
    }
    if (known.state === 'finished') throw fileKnown(known, known.fileName)
    if (known.state === 'running' && !isAbandoned(known)) throw importRunning(known)
    await ImportUsageJob.dispatch({ importId })
  }
}
