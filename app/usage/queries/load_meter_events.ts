import { Exception } from '@adonisjs/core/exceptions'
import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import type { MeterEvent } from '#sdk/measurement'
import type { Cell } from '#app/database/cells'
import { readRows } from '#app/database/read_rows'
import { loadUnseenBatches } from '#app/usage/queries/load_unseen_batches'
import { loadUsageChanges } from '#app/usage/queries/load_usage_changes'

export interface EventsAsked {
  readonly companyId: number
  readonly serviceIds: readonly number[]
  /** Epoch seconds, both included: a reading of the last day closes the period. */
  readonly from: number
  readonly to: number
  /** Later batches are not seen. */
  readonly batchSeq: number
  /** Only events of these metrics, and no more of them than `maximum`. */
  readonly only?: { readonly metrics: readonly string[]; readonly maximum: number }
}

const COLUMNS = [
  'service_id',
  'occurred_at',
  'batch_id',
  'row_no',
  'metric_id',
  'quantity',
  'dimension',
  'attributes',
]

/**
 * The standing events of some meters by service, in the order of time: in four queries.
 *
 * Errors: E_TOO_MANY_EVENTS.
 */
export async function loadMeterEvents(
  client: QueryClientContract,
  { companyId, serviceIds, from, to, batchSeq, only }: EventsAsked
): Promise<Map<number, MeterEvent[]>> {
  if (serviceIds.length === 0) return new Map()
  const changes = await loadUsageChanges(client, { serviceIds, since: from, upToSeq: batchSeq })
  const takenOut = new Set(changes.map(({ eventId }) => eventId))
  const unseen = { companyId, serviceIds, since: from, afterSeq: batchSeq }
  const hidden = await loadUnseenBatches(client, unseen)
  const metrics = await client.from('metrics').select('id', 'code')
  const codes = new Map(metrics.map((row) => [Number(row.id), String(row.code)]))
  const query = client
    .from('usage_events')
    .whereIn('service_id', [...serviceIds])
    .where('occurred_at', '>=', from)
    .where('occurred_at', '<=', to)
    .select(...COLUMNS)
  for (const column of COLUMNS.slice(0, 4)) query.orderBy(column)
  if (only !== undefined) {
    const wanted = [...codes].flatMap(([id, code]) => (only.metrics.includes(code) ? [id] : []))
    query.whereIn('metric_id', wanted).limit(only.maximum + 1)
  }
  const rows = await readRows(client, query)
  if (only !== undefined && rows.length > only.maximum) throw tooMany(only.maximum)
  const events = new Map<number, MeterEvent[]>()
  for (const row of rows) {
    const event = eventOf(row, codes)
    if (hidden.has(Number(row[2])) || takenOut.has(event.id)) continue
    const serviceId = Number(row[0])
    const own = events.get(serviceId)
    if (own === undefined) events.set(serviceId, [event])
    else own.push(event)
  }
  return events
}

function tooMany(maximum: number) {
  return new Exception(`More than ${maximum} events would end periods: name fewer kinds of them`, {
    code: 'E_TOO_MANY_EVENTS',
    status: 422,
  })
}

function eventOf(row: readonly Cell[], codes: ReadonlyMap<number, string>): MeterEvent {
  const attributes = row[7] as string | null
  return {
    id: `${row[2]}-${row[3]}`,
    occurredAt: Number(row[1]),
    metric: codes.get(Number(row[4]))!,
    quantity: Number(row[5]),
    dimension: row[6] as string,
    attributes: attributes === null ? null : JSON.parse(attributes),
  }
}
