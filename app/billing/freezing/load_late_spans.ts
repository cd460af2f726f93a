import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import type { BillRun } from '#app/billing/bill_run'
import type { Charge } from '#app/catalog/charge'

/** First and last instant (epoch seconds) of what one batch brought for one service. */
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

/** What came after the last versions of settled obligations, by service and batch. */
export async function loadLateSpans(
  client: QueryClientContract,
  run: BillRun,
  services: readonly number[],
  settled: readonly SettledRow[]
): Promise<LateSpan[]> {
  const metered = settled.filter(isMetered)
  if (metered.length === 0) {
    return []
  }
  const seen = Math.min(...metered.map((row) => Number(row.batch_seq)))
  const lastEnd = Math.max(...metered.map((row) => epochOf(row.ends_on)))
  const batches = await client
    .from('usage_batches')
    .where('company_id', run.companyId)
    .where('seq', '>', seen)
    .where('seq', '<=', run.manifest.batchSeq)
    .where('first_occurred_at', '<', lastEnd + DAY)
    .select('id', 'seq')
  if (batches.length === 0) {
    return []
  }
  const seqs = new Map(batches.map((row) => [Number(row.id), Number(row.seq)]))
  const rows = await client
    .from('usage_events')
    .whereIn('batch_id', [...seqs.keys()])
    .whereIn('service_id', [...services])
    .groupBy('service_id', 'batch_id')
    .select('service_id', 'batch_id')
    .min('occurred_at as first_at')
    .max('occurred_at as last_at')
  return rows.map((row) => ({
    serviceId: Number(row.service_id),
    seq: seqs.get(Number(row.batch_id))!,
    firstAt: Number(row.first_at),
    lastAt: Number(row.last_at),
  }))
}

/** Whether the charge of a settled obligation takes usage of a service. */
export function isMetered({ service_id: serviceId, charge }: SettledRow): boolean {
  return serviceId !== null && charge.metrics.length > 0
}

function epochOf(date: string): number {
  return Date.parse(`${date}T00:00:00Z`) / 1000
}
