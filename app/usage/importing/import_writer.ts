import { allocateIds } from '#app/database/allocate_ids'
import { clock } from '#app/database/clock'
import { failpoint } from '#app/database/failpoint'
import { unitOfWork, type UnitOfWork } from '#app/database/unit_of_work'
import type { BatchDraft } from '#app/usage/acceptance/batch_draft'
import { noteChanges, numberWritten, writeBatch } from '#app/usage/acceptance/write_batch'
import { keyBatch, type KeyedBatch } from '#app/usage/acceptance/write_events'
import { writeSuspense } from '#app/usage/acceptance/write_suspense'
import { ImportLostException } from '#app/usage/exceptions/import_lost_exception'
import type { ImportTotals, UsageImport } from '#app/usage/usage_import'

/** Ids of batches are taken in small stocks; what a crash leaves over are gaps. */
const BATCH_IDS_AT_ONCE = 16

/**
 * Writes the batches of one import. Events, suspense, totals and the place to go on from are
 * committed together, so that they add up at any moment, a crash included.
 */
export class ImportWriter {
  #nextBatchId = 0
  #batchIdsLeft = 0
  #expectKnown = false

  constructor(readonly target: UsageImport) {}

  async write(draft: BatchDraft, bytesRead: number): Promise<ImportTotals> {
    await draft.settle()
    const { companyId, source } = this.target
    const keyed = keyBatch(draft, companyId, source)
    const batchId = await this.#takeBatchId()
    const written = await unitOfWork(async (work) => {
      await this.#update(work, { heartbeat_at: clock.now() })
      const result = await this.#writeBatch(work, keyed, batchId, bytesRead)
      failpoint('import.batch.written')
      return result
    })
    this.#expectKnown = written.events.accepted.length < draft.rows.length
    failpoint('import.batch.committed')
    return written.totals
  }

  async beat(): Promise<void> {
    await unitOfWork((work) => this.#update(work, { heartbeat_at: clock.now() }))
  }

  async finish(): Promise<void> {
    const { companyId, id, fileName, startedBy } = this.target
    await unitOfWork(async (work) => {
      const now = clock.now()
      await this.#update(work, { state: 'finished', finished_at: now, heartbeat_at: now })
      work.record({
        companyId,
        actor: startedBy,
        action: 'usage_import.finished',
        subjectKind: 'usage_import',
        subjectId: id,
        details: { fileName },
      })
    })
  }

  async fail(message: string): Promise<void> {
    await unitOfWork((work) =>
      this.#update(work, {
        state: 'failed',
        error: message.slice(0, 1000),
        heartbeat_at: clock.now(),
      })
    )
  }

  async #writeBatch(work: UnitOfWork, batch: KeyedBatch, batchId: number, bytesRead: number) {
    const { trx } = work
    const { companyId, id, source } = this.target
    const owner = { companyId, importId: id, batchId, source }
    const result = await writeBatch(trx, batch, owner, this.#expectKnown)
    await writeSuspense(trx, owner, result.held)
    noteChanges(work, owner, this.target.startedBy, result.changes)
    await trx
      .from('usage_imports')
      .where('id', id)
      .increment({ ...result.totals })
    await trx
      .from('usage_imports')
      .where('id', id)
      .update({ last_row: batch.draft.lastRow, bytes_read: bytesRead })
    await numberWritten(trx, owner, result)
    return result
  }

  async #update({ trx }: UnitOfWork, values: Record<string, unknown>) {
    const updated = await trx
      .from('usage_imports')
      .where('id', this.target.id)
      .where('attempt', this.target.attempt)
      .where('state', 'running')
      .update(values)
    if (Number(updated) !== 1) throw new ImportLostException(this.target.id)
  }

  async #takeBatchId(): Promise<number> {
    if (this.#batchIdsLeft === 0) {
      this.#nextBatchId = await allocateIds('usage_batches', BATCH_IDS_AT_ONCE)
      this.#batchIdsLeft = BATCH_IDS_AT_ONCE
    }
    this.#batchIdsLeft--
    return this.#nextBatchId++
  }
}
