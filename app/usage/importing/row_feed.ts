import billingConfig from '#config/billing'
import type { UsageRow } from '#sdk/usage'
import type { BatchProfile } from '#app/database/batch_profile'
import { clock } from '#app/database/clock'
import { pluginHost } from '#app/plugin_host/plugin_host'
import { BatchDraft } from '#app/usage/acceptance/batch_draft'
import type { UsageJudge } from '#app/usage/acceptance/usage_judge'
import { UsageFileException } from '#app/usage/exceptions/usage_file_exception'
import type { ImportWriter } from '#app/usage/importing/import_writer'
import type { OpenInput } from '#app/usage/importing/open_input'
import type { ImportTotals, UsageImport } from '#app/usage/usage_import'

type OnBatch = (totals: ImportTotals, bytesRead: number) => void

/** Rows that were taken before are skipped without a commit, which must not look like silence. */
const HEARTBEAT_MS = 1_000

/** Carries the rows of a file to the writer in batches; with a server, one is written while the next is read. */
export class RowFeed {
  #draft: BatchDraft
  #writing: Promise<void> = Promise.resolve()
  #beatAt = clock.now()

  constructor(
    readonly target: UsageImport,
    readonly judge: UsageJudge,
    readonly writer: ImportWriter,
    readonly profile: BatchProfile
  ) {
    this.#draft = new BatchDraft(judge)
  }

  /** Errors: what the reader threw, after the rows before it were written. */
  async run(input: OpenInput, onBatch: OnBatch): Promise<void> {
    const rows = this.#read(input)
    for (;;) {
      const step = await rows.next().catch((error: unknown) => ({ done: 'broken' as const, error }))
      if (step.done === 'broken' || step.done) {
        await this.#write(input.bytesRead(), onBatch)
        await this.#writing
        if (step.done === 'broken') throw step.error
        return
      }
      this.#take(step.value)
      if (this.#draft.size >= this.profile.rowsPerTransaction) {
        await this.#write(input.bytesRead(), onBatch)
      } else if (clock.now() - this.#beatAt > HEARTBEAT_MS) {
        await this.#beat()
      }
    }
  }

  #read(input: OpenInput): AsyncIterator<readonly UsageRow[]> {
    const { formatCode, formatRevision, fileName, options } = this.target
    const format = pluginHost().usageFormat(formatCode, formatRevision)
    return format.read(input.read(), { fileName, options })[Symbol.asyncIterator]()
  }

  #take(rows: readonly UsageRow[]) {
    const { lastRow } = this.target
    const { maximumRowsPerFile } = billingConfig.usage
    for (const row of rows) {
      if (row.row > maximumRowsPerFile) {
        throw new UsageFileException(
          `The file has more than ${maximumRowsPerFile} rows. Cut it into several files.`
        )
      }
      if (row.row > lastRow) this.#draft.add(row)
    }
  }

  async #write(bytesRead: number, onBatch: OnBatch): Promise<void> {
    const full = this.#draft
    if (full.size === 0) {
      return
    }
    this.#draft = new BatchDraft(this.judge)
    await this.#writing
    this.#beatAt = clock.now()
    this.#writing = this.writer.write(full, bytesRead).then((totals) => onBatch(totals, bytesRead))
    // Whoever awaits it next gets the error; until then it must not count as unhandled.
    this.#writing.catch(() => {})
    if (!this.profile.writesInBackground) await this.#writing
  }

  async #beat() {
    await this.#writing
    await this.writer.beat()
    this.#beatAt = clock.now()
  }
}
