import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { BatchDraft, SuspendedRow } from '#app/usage/acceptance/batch_draft'

/** A record whose id is known with other content, and where the first one was written. */
export interface Conflict {
  readonly position: number
  readonly batchId: number
  readonly rowNo: number
}

/** A file in which every row conflicts would read every batch; the rest is told without figures. */
const MAX_COMPARED = 500

/** The conflicting rows for suspense, with what differs: 'quantity 60 -> 75'. */
export async function describeConflicts(
  trx: TransactionClientContract,
  draft: BatchDraft,
  conflicts: readonly Conflict[]
): Promise<SuspendedRow[]> {
  if (conflicts.length === 0) {
    return []
  }
  const earlier = await loadEarlier(trx, conflicts.slice(0, MAX_COMPARED))
  const metricCodes = new Map([...draft.judge.metricIds].map(([code, id]) => [id, code]))
  return conflicts.map(({ position, batchId, rowNo }) => {
    const { row, raw } = draft.rows[position]
    const stored = earlier.get(`${batchId}-${rowNo}`)
    const difference =
      stored === undefined ? '' : differenceOf(stored, draft, position, metricCodes)
    return { row, raw, reason: 'DUPLICATE_CONFLICT', detail: difference || 'identifier' }
  })
}

interface StoredEvent {
  readonly service_id: number
  readonly occurred_at: number
  readonly metric_id: number
  readonly quantity: number
  readonly dimension: string
  readonly attributes: string | null
}

async function loadEarlier(trx: TransactionClientContract, conflicts: readonly Conflict[]) {
  const events = new Map<string, StoredEvent>()
  for (const [batchId, rows] of Map.groupBy(conflicts, (conflict) => conflict.batchId)) {
    const stored = await trx
      .from('usage_events')
      .where('batch_id', batchId)
      .whereIn('row_no', [...new Set(rows.map(({ rowNo }) => rowNo))])
    for (const event of stored) events.set(`${batchId}-${event.row_no}`, event)
  }
  return events
}

function differenceOf(
  stored: StoredEvent,
  draft: BatchDraft,
  position: number,
  metricCodes: ReadonlyMap<number, string>
): string {
  const { record } = draft.rows[position]
  const fields: [string, string | number, string | number][] = [
    ['service', stored.service_id, draft.serviceIds[position]],
    ['metric', metricCodes.get(Number(stored.metric_id)) ?? stored.metric_id, record.metric],
    ['start', timeOf(stored.occurred_at), timeOf(record.occurredAt)],
    ['quantity', stored.quantity, record.quantity],
    ['dimension', stored.dimension, record.dimension],
    ['attributes', stored.attributes ?? '', draft.attributes[position] ?? ''],
  ]
  return fields
    .filter(([, before, after]) => String(before) !== String(after))
    .map(([name, before, after]) => `${name} ${before} -> ${after}`)
    .join(', ')
}

function timeOf(seconds: number) {
  return new Date(Number(seconds) * 1000).toISOString()
}
