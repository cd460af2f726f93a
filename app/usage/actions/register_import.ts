import { canonicalJson } from '#kernel/canonical_json'
import type { JsonObject } from '#sdk/json'
import { clock } from '#app/database/clock'
import { isDuplicateKey } from '#app/database/errors'
import { failpoint } from '#app/database/failpoint'
import { unitOfWork } from '#app/database/unit_of_work'
import { chooseFormat, UNREADABLE, type ChosenFormat } from '#app/usage/importing/choose_format'
import { storeFile, type StoredFile } from '#app/usage/importing/stored_file'
import { fileKnown, otherFormat } from '#app/usage/importing/refusals'
import { UsageFileException } from '#app/usage/exceptions/usage_file_exception'
import { findImportOfFile } from '#app/usage/queries/load_import'
import type { UsageImport } from '#app/usage/usage_import'

export interface ImportOrder {
  readonly companyId: number
  readonly content: AsyncIterable<Uint8Array>
  readonly fileName: string
  /** Code of the format; recognised from the file when left out. */
  readonly format?: string
  /** Who sent it; records of one source are told apart by their ids. The format by default. */
  readonly source?: string
  readonly options?: JsonObject
  readonly startedBy: string
}

/**
 * Stores a file and notes it for import, once per company and content. The same file again after
 * an interruption or a failure leads to the same import.
 *
 * Errors: E_FILE_KNOWN, E_IMPORT_FORMAT; E_USAGE_FILE, which the import then bears as its error.
 */
export class RegisterImport {
  async execute(order: ImportOrder): Promise<number> {
    const file = await storeFile(order.content)
    failpoint('import.stored')
    const known = await findImportOfFile(order.companyId, file.hash)
    if (known?.state === 'finished') throw fileKnown(known, order.fileName)
    try {
      const format = await chooseFormat(file, order)
      return await this.#save(order, file, known, format, null)
    } catch (error) {
      if (error instanceof UsageFileException && !known?.lastRow) {
        await this.#save(order, file, known, UNREADABLE, error.message)
      }
      throw error
    }
  }

  async #save(
    order: ImportOrder,
    file: StoredFile,
    known: UsageImport | null,
    format: ChosenFormat,
    error: string | null
  ): Promise<number> {
    if (known !== null) {
      return this.#again(known, format, order, error)
    }
    try {
      return await this.#insert(order, file, format, error)
    } catch (failure) {
      // Somebody sent the same file at the same time; both mean the same import.
      if (!isDuplicateKey(failure)) throw failure
      const winner = await findImportOfFile(order.companyId, file.hash)
      return winner!.id
    }
  }

  #insert(order: ImportOrder, file: StoredFile, format: ChosenFormat, error: string | null) {
    const now = clock.now()
    return unitOfWork(async ({ trx }) => {
      const [id] = await trx.table('usage_imports').insert({
        company_id: order.companyId,
        door: 'file',
        file_name: order.fileName.slice(-190),
        source: format.source,
        content_hash: file.hash,
        size_bytes: file.sizeBytes,
        format_code: format.code,
        format_revision: format.revision,
        options: canonicalJson(format.options),
        state: error === null ? 'waiting' : 'failed',
        error: error?.slice(0, 1000) ?? null,
        started_by: order.startedBy,
        started_at: now,
        heartbeat_at: now,
      })
      return Number(id)
    })
  }

  async #again(
    known: UsageImport,
    format: ChosenFormat,
    order: ImportOrder,
    error: string | null
  ): Promise<number> {
    if (known.lastRow > 0 || known.state === 'running') {
      const isAsked = order.format !== undefined || order.source !== undefined
      const differs = known.formatCode !== format.code || known.source !== format.source
      if (isAsked && differs) throw otherFormat(known)
      return known.id
    }
    await unitOfWork(async ({ trx }) => {
      await trx
        .from('usage_imports')
        .where('id', known.id)
        .where('last_row', 0)
        .whereNot('state', 'running')
        .update({
          source: format.source,
          format_code: format.code,
          format_revision: format.revision,
          options: canonicalJson(format.options),
          state: error === null ? 'waiting' : 'failed',
          error: error?.slice(0, 1000) ?? null,
        })
    })
    return known.id
  }
}
