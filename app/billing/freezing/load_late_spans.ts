import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import type { BillRun } from '#app/billing/bill_run'
import {
  listLateBatches,
  type BatchRange,
  type SettledWindow,
} from '#app/billing/freezing/late_batches'
import type { Charge } from '#app/catalog/charge'
import { readRows } from '#app/database/read_rows'

/** First and last instant (epoch seconds) of what batches up to one brought for one service. */
export interface LateSpan {
  readonly serviceId: number
  readonly seq: number
  readonly firstAt: number
  readonly lastAt: number
}

/** A settled obligation as it is stored, with its charge. */
export type SettledRow = Record<string, any> & { readonly charge: Charge }

/** A day, for zones on either side of UTC: the rating itself looks at exact instants. */
const DAY = 86_400

/** Whether usage of a span may belong to a settled obligation that has not seen it. */
export function overlapsSpan(row: SettledRow, span: LateSpan): boolean {
  return (
    span.seq > Number(row.batch_seq) &&
    span.firstAt < epochOf(row.ends_on) + DAY &&
    span.lastAt >= epochOf(row.starts_on) - DAY
  )
}

/**
 * What came after the last versions of settled obligations. Few batches are looked at by their ids,
 * and without any that reach into what is settled no usage is read; of many, the usage of the
 * services is, in the order in which it lies, so that no number of batches makes it more.
 */
export async function loadLateSpans(
  client: QueryClientContract,
  run: BillRun,
  settled: readonly SettledRow[]
): Promise<LateSpan[]> {
  const metered = settled.filter(isMetered)
  if (metered.length === 0) return []
  const windows = windowsOf(metered)
  const range = {
    companyId: run.companyId,
    afterSeq: Math.min(...windows.map(({ afterSeq }) => afterSeq)),
    upToSeq: run.manifest.batchSeq,
  }
  if (range.afterSeq >= range.upToSeq) return []
  const services = [...new Set(metered.map((row) => Number(row.service_id)))]
  const late = await listLateBatches(client, range, windows)
  if (late === null) return spansByDay(client, range, services, windows)
  return late.size === 0 ? [] : spansByBatch(client, services, late)
}

/** What is settled, a day wider, by the last batch that was seen. */
function windowsOf(metered: readonly SettledRow[]): SettledWindow[] {
  const bySeq = Map.groupBy(metered, (row) => Number(row.batch_seq))
  return [...bySeq].map(([afterSeq, rows]) => ({
    afterSeq,
    from: Math.min(...rows.map((row) => epochOf(row.starts_on))) - DAY,
    to: Math.max(...rows.map((row) => epochOf(row.ends_on))) + DAY,
  }))
}

async function spansByBatch(
  client: QueryClientContract,
  services: readonly number[],
  batches: ReadonlyMap<number, number>
): Promise<LateSpan[]> {
  const rows = await client
    .from('usage_events')
    .whereIn('batch_id', [...batches.keys()])
    .whereIn('service_id', [...services])
    .groupBy('service_id', 'batch_id')
    .select('service_id', 'batch_id')
    .min('occurred_at as first_at')
    .max('occurred_at as last_at')
  return rows.map((row) => ({
    serviceId: Number(row.service_id),
    seq: batches.get(Number(row.batch_id))!,
    firstAt: Number(row.first_at),
    lastAt: Number(row.last_at),
  }))
}

/** One for each service and day, with the last batch that came for it. */
async function spansByDay(
  client: QueryClientContract,
  { companyId, afterSeq, upToSeq }: BatchRange,
  services: readonly number[],
  windows: readonly SettledWindow[]
): Promise<LateSpan[]> {
  const day = `event.occurred_at - event.occurred_at % ${DAY}`
  const query = client
    .from('usage_events as event')
    // A cross join keeps SQLite to this order: usage first, then the batch of each.
    .joinRaw('cross join usage_batches as batch on batch.id = event.batch_id')
    .whereIn('event.service_id', [...services])
    .where('event.occurred_at', '>=', Math.min(...windows.map(({ from }) => from)))
    .where('event.occurred_at', '<', Math.max(...windows.map(({ to }) => to)))
    .where('batch.company_id', companyId)
    .where('batch.seq', '>', afterSeq)
    .where('batch.seq', '<=', upToSeq)
    .groupByRaw(`event.service_id, ${day}`)
    .select('event.service_id')
    .max('batch.seq as seq')
    .min('event.occurred_at as first_at')
    .max('event.occurred_at as last_at')
  const rows = await readRows(client, query)
  return rows.map((row) => {
    const [serviceId, seq, firstAt, lastAt] = row.map(Number)
    return { serviceId, seq, firstAt, lastAt }
  })
}

/** Whether the charge of a settled obligation takes usage of a service. */
export function isMetered({ service_id: serviceId, charge }: SettledRow): boolean {
  return serviceId !== null && charge.metrics.length > 0
}

function epochOf(date: string): number {
  return Date.parse(`${date}T00:00:00Z`) / 1000
}
