import db from '@adonisjs/lucid/services/db'
import billingConfig from '#config/billing'
import type { UsageRow } from '#sdk/usage'
import { batchProfile } from '#app/database/batch_profile'
import { clock } from '#app/database/clock'
import { loadCompany } from '#app/companies/queries/load_company'
import { pluginHost } from '#app/plugin_host/current_host'
import { BatchDraft } from '#app/usage/acceptance/batch_draft'
import { ensureBatchCounter } from '#app/usage/acceptance/number_batch'
import { prepareJudge } from '#app/usage/acceptance/prepare_judge'
import type { UsageJudge } from '#app/usage/acceptance/usage_judge'
import { ImportLostException } from '#app/usage/exceptions/import_lost_exception'
import { UsageFileException } from '#app/usage/exceptions/usage_file_exception'
import { claimImport } from '#app/usage/importing/claim_import'
import { ProgressCounter, type ImportProgress } from '#app/usage/importing/import_progress'
import { ImportWriter } from '#app/usage/importing/import_writer'
import { openInput, type OpenInput } from '#app/usage/importing/open_input'
import { pathOfStored } from '#app/usage/importing/stored_file'
import type { UsageImport } from '#app/usage/usage_import'

export interface RunOptions {
  readonly rowsPerTransaction?: number
  readonly onProgress?: (progress: ImportProgress) => void
}

export type ImportOutcome =
  | { readonly type: 'finished'; readonly progress: ImportProgress }
  | { readonly type: 'failed'; readonly progress: ImportProgress; readonly error: string }

const HEARTBEAT_MS = 1_000

/**
 * Reads a registered file to its end, batch after batch, from behind the last row that stands.
 * Memory does not grow with the file.
 *
 * A file that is broken as a whole ends as `failed`; what was committed before stays accounted for.
 * Errors: E_FILE_KNOWN, E_IMPORT_RUNNING, E_IMPORT_LOST; whatever else went wrong is noted in the
 * import and thrown.
 */
export class RunImport {
  async execute(importId: number, options: RunOptions = {}): Promise<ImportOutcome> {
    const target = await claimImport(importId)
    const writer = new ImportWriter(target)
    const progress = new ProgressCounter(target)
    let bytesRead = target.bytesRead
    try {
      const company = await loadCompany(db.connection(), target.companyId)
      await ensureBatchCounter(company.id)
      const judge = await prepareJudge(company, { preload: true })
      const input = await openInput(pathOfStored(target.contentHash), target.sizeBytes)
      for await (const bytes of this.#batches(target, judge, input, writer, progress, options)) {
        bytesRead = bytes
        options.onProgress?.(progress.at(bytesRead))
      }
      await writer.finish()
      return { type: 'finished', progress: progress.at(target.sizeBytes) }
    } catch (error) {
      if (error instanceof ImportLostException) throw error
      const broken = sayBroken(error)
      await writer.fail(broken ?? `Stopped: ${error instanceof Error ? error.message : error}`)
      if (broken === null) throw error
      return { type: 'failed', progress: progress.at(bytesRead), error: broken }
    }
  }
}
