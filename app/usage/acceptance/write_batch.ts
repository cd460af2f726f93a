import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { UnitOfWork } from '#app/database/unit_of_work'
import type { SuspendedRow } from '#app/usage/acceptance/batch_draft'
import { numberBatch } from '#app/usage/acceptance/number_batch'
import { writeEvents, type KeyedBatch, type WrittenBatch } from '#app/usage/acceptance/write_events'
import {
  NO_CHANGES,
  writeChanges,
  type BatchOwner,
  type WrittenChanges,
} from '#app/usage/changes/write_changes'
import type { ImportTotals } from '#app/usage/usage_import'

/** What became of all rows of a batch. */
export interface BatchResult {
  readonly events: WrittenBatch
  readonly changes: WrittenChanges
  readonly held: readonly SuspendedRow[]
  readonly totals: ImportTotals
}

/** Notes in the activity log that something was taken out: it changes what was perhaps billed. */
export function noteChanges(
  work: UnitOfWork,
  { companyId, importId }: BatchOwner,
  actor: string,
  { superseded, withdrawn }: WrittenChanges
) {
  if (superseded.length + withdrawn.length === 0) return
  work.record({
    companyId,
    actor,
    action: 'usage_import.changed',
    subjectKind: 'usage_import',
    subjectId: importId,
    details: { superseded: superseded.length, withdrawn: withdrawn.length },
  })
}

/**
 * Writes the events of a batch, then the changes, which may be of events that came with them.
 * `numberWritten` is the last step of the transaction.
 */
export async function writeBatch(
  trx: TransactionClientContract,
  batch: KeyedBatch,
  owner: BatchOwner & { readonly source: string },
  expectKnown: boolean
): Promise<BatchResult> {
  const { draft } = batch
  const events = await writeEvents(trx, batch, owner.batchId, expectKnown)
  const changes = draft.hasChanges
    ? await writeChanges(trx, owner, owner.source, draft)
    : NO_CHANGES
  const held = [...draft.suspended, ...events.conflicts, ...changes.held]
  return {
    events,
    changes,
    held,
    totals: {
      accepted: events.accepted.length + changes.superseded.length,
      duplicates: events.duplicates.length + changes.duplicates.length,
      suspended: held.length,
      // A withdrawal is in order and charges nothing.
      discarded: draft.discarded + changes.withdrawn.length,
    },
  }
}

/** Gives a batch in which something was accepted or changed its company-wide number; null else. */
export async function numberWritten(
  trx: TransactionClientContract,
  owner: BatchOwner,
  { events, changes, totals }: BatchResult
): Promise<number | null> {
  if (totals.accepted + changes.withdrawn.length === 0) return null
  const { accepted } = totals
  const instants = [events.firstOccurredAt, events.lastOccurredAt, ...changes.occurredAt].filter(
    (instant) => instant !== null
  )
  const span =
    instants.length === 0
      ? { firstOccurredAt: null, lastOccurredAt: null }
      : { firstOccurredAt: Math.min(...instants), lastOccurredAt: Math.max(...instants) }
  const seq = await numberBatch(trx, owner, { accepted, ...span })
  await changes.number(seq)
  return seq
}
