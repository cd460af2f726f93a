import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { Cell, RowList } from '#app/database/bulk_insert'
import { insertNew } from '#app/database/insert_new'
import type { BatchDraft, SuspendedRow } from '#app/usage/acceptance/batch_draft'
import { describeConflicts, type Conflict } from '#app/usage/acceptance/describe_conflicts'
import { knownContents } from '#app/usage/changes/known_contents'
import { EventIdentities } from '#app/usage/acceptance/event_identity'
import { insertEvents } from '#app/usage/acceptance/insert_events'
import { orderByKey, type KeyOrder } from '#app/usage/acceptance/key_order'

/** A draft whose records have their once-only keys: computed before the transaction opens. */
export interface KeyedBatch {
  readonly draft: BatchDraft
  readonly keys: readonly Buffer[]
  readonly hashes: readonly Buffer[]
  readonly order: KeyOrder
}

/** What became of a batch; positions are those of `draft.rows`, in the order of the input. */
export interface WrittenBatch {
  readonly accepted: readonly number[]
  readonly duplicates: readonly number[]
  readonly conflicts: readonly SuspendedRow[]
  readonly firstOccurredAt: number | null
  readonly lastOccurredAt: number | null
}

export function keyBatch(draft: BatchDraft, companyId: number, source: string): KeyedBatch {
  const identities = new EventIdentities(draft.rows.length, companyId, source)
  const keys = draft.rows.map(({ record }) => identities.key(record))
  const hashes = draft.rows.map(({ record }, at) =>
    identities.content(record, draft.attributes[at])
  )
  return { draft, keys, hashes, order: orderByKey(keys) }
}

const KEY_COLUMNS = ['event_key', 'content_hash', 'batch_id', 'row_no']
/**
 * Writes the keys that are new, and the events behind them. A key that is known with the same
 * content is a duplicate, with other content a conflict that a clerk must see.
 */
export async function writeEvents(
  trx: TransactionClientContract,
  batch: KeyedBatch,
  batchId: number,
  expectKnown: boolean
): Promise<WrittenBatch> {
  const { draft, order } = batch
  const keyRows: RowList = {
    length: order.leaders.length,
    at: (index) => keyCells(batch, order.leaders[index], batchId),
  }
  const known = await insertNew(trx, {
    table: 'usage_keys',
    columns: KEY_COLUMNS,
    rows: keyRows,
    expectKnown,
  })
  const accepted: number[] = []
  const duplicates: number[] = []
  const conflicts: Conflict[] = []
  const storedKeys = new Map<number, readonly Cell[]>()
  for (const [index, at] of order.leaders.entries()) {
    const stored = known.get(index)
    if (stored === undefined) accepted.push(at)
    else {
      storedKeys.set(at, stored)
      compare(batch, at, stored, duplicates, conflicts)
    }
  }
  for (const [at, leader] of order.followers) {
    const stored = storedKeys.get(leader) ?? keyCells(batch, leader, batchId)
    compare(batch, at, stored, duplicates, conflicts)
  }
  await insertEvents(trx, draft, accepted, batchId)
  const unknown = await withoutKnown(trx, batch, conflicts, duplicates)
  return {
    accepted,
    duplicates,
    conflicts: await describeConflicts(trx, draft, unknown),
    ...spanOf(draft, accepted),
  }
}

function keyCells({ draft, keys, hashes }: KeyedBatch, at: number, batchId: number): Cell[] {
  return [keys[at], hashes[at], batchId, draft.rows[at].row]
}

function compare(
  { hashes }: KeyedBatch,
  position: number,
  stored: readonly Cell[],
  duplicates: number[],
  conflicts: Conflict[]
) {
  const [, storedHash, batchId, rowNo] = stored
  if (hashes[position].equals(storedHash as Buffer)) duplicates.push(position)
  else conflicts.push({ position, batchId: Number(batchId), rowNo: Number(rowNo) })
}

/** The conflicts that stay when those are taken out that say what a change has put in their place. */
async function withoutKnown(
  trx: TransactionClientContract,
  { keys, hashes }: KeyedBatch,
  conflicts: readonly Conflict[],
  duplicates: number[]
): Promise<Conflict[]> {
  const known = await knownContents(
    trx,
    conflicts.map(({ position }) => ({
      originKey: keys[position],
      contentHash: hashes[position],
    }))
  )
  for (const [index, { position }] of conflicts.entries()) {
    if (known[index]) duplicates.push(position)
  }
  return conflicts.filter((_, index) => !known[index])
}

function spanOf({ rows }: BatchDraft, accepted: readonly number[]) {
  if (accepted.length === 0) {
    return { firstOccurredAt: null, lastOccurredAt: null }
  }
  let firstOccurredAt = Infinity
  let lastOccurredAt = -Infinity
  for (const at of accepted) {
    const { occurredAt } = rows[at].record
    if (occurredAt < firstOccurredAt) firstOccurredAt = occurredAt
    if (occurredAt > lastOccurredAt) lastOccurredAt = occurredAt
  }
  return { firstOccurredAt, lastOccurredAt }
}
