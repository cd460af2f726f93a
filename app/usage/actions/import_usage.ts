import { batchProfile } from '#app/database/batch_profile'
import { RegisterImport, type ImportOrder } from '#app/usage/actions/register_import'
import { RunImport, type ImportOutcome } from '#app/usage/actions/run_import'
import type { ImportProgress } from '#app/usage/importing/import_progress'

/**
 * Takes a file from its bytes to accepted usage, on the command line: stored, registered, read to
 * the end. An import of the same file that was interrupted is gone on with.
 */
export class ImportUsage {
  async execute(
    order: ImportOrder,
    onProgress?: (progress: ImportProgress) => void
  ): Promise<ImportOutcome> {
    const importId = await new RegisterImport().execute(order)
    return new RunImport().execute(importId, batchProfile('on_command_line'), onProgress)
  }
}
