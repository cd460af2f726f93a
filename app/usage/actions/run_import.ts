import db from '@adonisjs/lucid/services/db'
import type { BatchProfile } from '#app/database/batch_profile'
import { failpoint } from '#app/database/failpoint'
import { loadCompany } from '#app/companies/queries/load_company'
import { ensureBatchCounter } from '#app/usage/acceptance/number_batch'
import { prepareJudge } from '#app/usage/acceptance/prepare_judge'
import { ImportLostException } from '#app/usage/exceptions/import_lost_exception'
import { claimImport } from '#app/usage/importing/claim_import'
import { ProgressCounter, type ImportProgress } from '#app/usage/importing/import_progress'
import { ImportWriter } from '#app/usage/importing/import_writer'
import { withLeanHeap } from '#app/usage/importing/lean_heap'
import { openInput } from '#app/usage/importing/open_input'
import { RowFeed } from '#app/usage/importing/row_feed'
import { sayWhatIsBroken } from '#app/usage/importing/say_what_is_broken'
import { pathOfStored } from '#app/usage/importing/stored_file'
import type { UsageImport } from '#app/usage/usage_import'

export type ImportOutcome =
  | { readonly type: 'finished'; readonly progress: ImportProgress }
  | { readonly type: 'failed'; readonly progress: ImportProgress; readonly error: string }

/**
 * Reads a registered file to its end, batch after batch, from behind the last row that stands.
 * Memory does not grow with the file.
 *
 * A file that is broken as a whole ends as `failed`; what was committed before stays accounted for.
 * Errors: E_FILE_KNOWN, E_IMPORT_RUNNING, E_IMPORT_LOST; whatever else goes wrong is noted in the
 * import, which then has failed as well, and thrown.
 */
export class RunImport {
  async execute(
    importId: number,
    profile: BatchProfile,
    onProgress: (progress: ImportProgress) => void = () => {}
  ): Promise<ImportOutcome> {
    const target = await claimImport(importId)
    failpoint('import.claimed')
    const writer = new ImportWriter(target)
    const counter = new ProgressCounter(target)
    try {
      const feed = new RowFeed(target, await this.#judge(target), writer, profile)
      const input = await openInput(pathOfStored(target.contentHash), target.sizeBytes)
      await withLeanHeap(() =>
        feed.run(input, (totals, bytesRead) => {
          counter.add(totals)
          onProgress(counter.at(bytesRead))
        })
      )
      failpoint('import.finishing')
      await writer.finish()
      return { type: 'finished', progress: counter.at(target.sizeBytes) }
    } catch (error) {
      if (error instanceof ImportLostException) throw error
      const broken = sayWhatIsBroken(error)
      await writer.fail(broken ?? messageOf(error))
      if (broken === null) throw error
      return { type: 'failed', progress: counter.latest(), error: broken }
    }
  }

  async #judge(target: UsageImport) {
    const company = await loadCompany(db.connection(), target.companyId)
    await ensureBatchCounter(company.id)
    return prepareJudge(company, { preload: true })
  }
}

function messageOf(error: unknown) {
  return error instanceof Error ? error.message : String(error)
}
