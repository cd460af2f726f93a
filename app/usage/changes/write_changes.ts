import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { bulkInsert, type Cell } from '#app/database/bulk_insert'
import { clock } from '#app/database/clock'
import type { BatchDraft, SuspendedRow } from '#app/usage/acceptance/batch_draft'
import { insertEvents } from '#app/usage/acceptance/insert_events'
import { changeRequests } from '#app/usage/changes/change_request'
import { decideChanges, type DecidedChange } from '#app/usage/changes/decide_changes'
import { holdRecords, type RecordHead } from '#app/usage/changes/record_heads'
import { settleSuspense } from '#app/usage/changes/settle_suspense'

export interface BatchOwner {
  readonly companyId: number
  readonly importId: number
  readonly batchId: number
}

/** What became of the changes of a batch; rows are numbers of the input. */
export interface WrittenChanges {
  readonly superseded: readonly number[]
  readonly withdrawn: readonly number[]
  readonly duplicates: readonly number[]
  readonly held: readonly SuspendedRow[]
  /** Instants of the events that stand for others. */
  readonly occurredAt: readonly number[]
  /** Writes the changes under the number of their batch, which is taken last. */
  number(seq: number): Promise<void>
}

export const NO_CHANGES: WrittenChanges = {
  superseded: [],
  withdrawn: [],
  duplicates: [],
  held: [],
  occurredAt: [],
  number: async () => {},
}

const COLUMNS = [
  'company_id',
  'seq',
  'kind',
  'service_id',
  'occurred_at',
  'batch_id',
  'row_no',
  'new_batch_id',
  'new_row_no',
  'origin_key',
  'change_key',
  'content_hash',
  'reason',
  'recorded_at',
]

const MAX_REASON = 500

/**
 * Takes events out of what is billed and writes those that stand for them. Nothing that was
 * accepted is changed: a run that has not seen this batch computes what it always did.
 */
export async function writeChanges(
  trx: TransactionClientContract,
  owner: BatchOwner,
  source: string,
  draft: BatchDraft
): Promise<WrittenChanges> {
  const requests = changeRequests(draft, owner.companyId, source)
  const known = await holdRecords(trx, requests)
  const { made, duplicates, held } = decideChanges(requests, known, owner.batchId)
  const superseding = made.filter(({ request }) => request.replacement !== null)
  await writeReplacements(trx, owner, draft.replacements, superseding)
  const places = await placesOf(trx, made)
  await settleSuspense(
    trx,
    made.map(({ takesOut }) => ({ ...takesOut, ...places.get(placeText(takesOut))! }))
  )
  return {
    superseded: superseding.map(({ request }) => request.row),
    withdrawn: made
      .filter(({ request }) => request.replacement === null)
      .map(({ request }) => request.row),
    duplicates: duplicates.map(({ row }) => row),
    held,
    occurredAt: superseding.map(
      ({ request }) => draft.replacements!.rows[request.replacement!].record.occurredAt
    ),
    async number(seq) {
      const rows = made.map((change) => changeCells(change, owner, seq, places))
      await bulkInsert(trx, 'usage_changes', COLUMNS, rows)
    },
  }
}

/** Keys as those of all records: the change's own key, so that it is taken once. */
async function writeReplacements(
  trx: TransactionClientContract,
  { batchId }: BatchOwner,
  replacements: BatchDraft | null,
  changes: readonly DecidedChange[]
) {
  if (replacements === null || changes.length === 0) return
  const rows = changes.map(({ request: { changeKey, contentHash, row } }): Cell[] => {
    return [changeKey, contentHash, batchId, row]
  })
  const columns = ['event_key', 'content_hash', 'batch_id', 'row_no']
  await bulkInsert(trx, 'usage_keys', columns, rows)
  const positions = changes.map(({ request }) => request.replacement!)
  await insertEvents(trx, replacements, positions, batchId)
}

interface Place {
  readonly serviceId: number
  readonly occurredAt: number
}

/** Whose the events were that are taken out, and when; those of this batch are written already. */
async function placesOf(trx: TransactionClientContract, changes: readonly DecidedChange[]) {
  const places = new Map<string, Place>()
  for (const [batchId, some] of Map.groupBy(changes, ({ takesOut }) => takesOut.batchId)) {
    const stored = await trx
      .from('usage_events')
      .where('batch_id', batchId)
      .whereIn(
        'row_no',
        some.map(({ takesOut }) => takesOut.rowNo)
      )
      .select('service_id', 'occurred_at', 'row_no')
    for (const row of stored) {
      const place = { serviceId: Number(row.service_id), occurredAt: Number(row.occurred_at) }
      places.set(placeText({ batchId, rowNo: Number(row.row_no) }), place)
    }
  }
  return places
}

function placeText({ batchId, rowNo }: Pick<RecordHead, 'batchId' | 'rowNo'>) {
  return `${batchId}-${rowNo}`
}

function changeCells(
  { request, takesOut }: DecidedChange,
  { companyId, batchId }: BatchOwner,
  seq: number,
  places: ReadonlyMap<string, Place>
): Cell[] {
  const { serviceId, occurredAt } = places.get(placeText(takesOut))!
  const isWithdrawn = request.replacement === null
  return [
    companyId,
    seq,
    isWithdrawn ? 'withdrawn' : 'superseded',
    serviceId,
    occurredAt,
    takesOut.batchId,
    takesOut.rowNo,
    isWithdrawn ? null : batchId,
    isWithdrawn ? null : request.row,
    request.originKey,
    request.changeKey,
    request.contentHash,
    request.reason.slice(0, MAX_REASON),
    clock.now(),
  ]
}
