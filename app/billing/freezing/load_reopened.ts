import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import { addMonths } from '#kernel/calendar_date'
import type { BillRun } from '#app/billing/bill_run'
import { SETTLED_MONTHS } from '#app/billing/bill_run'
import type { SettledObligation } from '#app/billing/freezing/chunk_data'
import type { UsageChangeRow } from '#app/usage/queries/load_usage_changes'

interface LateSpan {
  readonly serviceId: number
  readonly seq: number
  readonly firstAt: number
  readonly lastAt: number
}

/** A day, for zones on either side of UTC: the rating itself looks at exact instants. */
const DAY = 86_400

/**
 * Settled obligations that must be computed again: usage came, was superseded or withdrawn after
 * their last version, or an event of theirs waits in suspense for a price. Everything else settled stays untouched and unread.
 */
export async function loadReopened(
  client: QueryClientContract,
  run: BillRun,
  accountIds: readonly number[],
  services: readonly number[],
  changes: readonly UsageChangeRow[]
): Promise<{
  reopened: Map<number, SettledObligation[]>
  openSuspense: Map<string, number>
}> {
  const suspense = await loadOpenSuspense(client, services)
  const openSuspense = new Map(suspense.map((row) => [eventIdOf(row), row.id]))
  const takenOut = new Set(changes.map(({ eventId }) => eventId))
  const settled = await loadRecentlySettled(client, run, accountIds)
  const spans = [
    ...(await loadLateSpans(client, run, services, settled)),
    ...changes.map(({ serviceId, seq, occurredAt }) => spanAt(serviceId, seq, occurredAt)),
    ...suspense
      .filter((row) => !takenOut.has(eventIdOf(row)))
      .map((row) => {
        return spanAt(Number(row.service_id), Number.MAX_SAFE_INTEGER, Number(row.occurred_at))
      }),
  ]
  const byService = Map.groupBy(spans, (span) => span.serviceId)
  const late = settled.filter((row) =>
    (byService.get(Number(row.service_id)) ?? []).some(
      (span) =>
        span.seq > Number(row.batch_seq) &&
        span.firstAt < epochOf(row.ends_on) + DAY &&
        span.lastAt >= epochOf(row.starts_on) - DAY
    )
  )
  const billed = await loadBilled(client, late)
  const reopened = late.map((row) => settledOf(row, billed))
  return { reopened: Map.groupBy(reopened, (row) => row.subscriptionId), openSuspense }
}

async function loadOpenSuspense(client: QueryClientContract, services: readonly number[]) {
  const rows = await client
    .from('usage_suspense')
    .whereIn('service_id', [...services])
    .where('stage', 'rating')
    .whereIn('state', ['open', 'retry'])
    .select('id', 'service_id', 'occurred_at', 'batch_id', 'row_no')
  return rows.map((row) => ({ ...row, id: Number(row.id) }))
}

function eventIdOf(row: Record<string, any>) {
  return `${row.batch_id}-${row.row_no}`
}

function spanAt(serviceId: number, seq: number, at: number): LateSpan {
  return { serviceId, seq, firstAt: at, lastAt: at }
}

/** Latest versions of the usage obligations of the last months. */
async function loadRecentlySettled(
  client: QueryClientContract,
  run: BillRun,
  accountIds: readonly number[]
) {
  const latest = client
    .from('obligation_versions as newer')
    .whereColumn('newer.obligation_id', 'obligations.id')
    .max('newer.seq')
  return client
    .from('obligations')
    .join('obligation_versions as version', 'version.obligation_id', 'obligations.id')
    .join('manifests', 'manifests.id', 'version.facts_manifest_id')
    .whereIn('obligations.account_id', [...accountIds])
    .where('obligations.ends_on', '>', addMonths(run.dueOn, -SETTLED_MONTHS))
    .where('obligations.source_kind', 'subscription')
    .where('obligations.voided_id', 0)
    .whereNotNull('obligations.service_id')
    .where('version.seq', latest)
    .select(
      'obligations.id',
      'obligations.source_id',
      'obligations.charge_key',
      'obligations.service_id',
      'obligations.starts_on',
      'obligations.ends_on',
      'version.seq',
      'version.batch_seq',
      'version.target_minor',
      'version.target_exact',
      'version.input_hash',
      'version.facts_manifest_id',
      'manifests.recorded_at as facts_recorded_at'
    )
}

async function loadLateSpans(
  client: QueryClientContract,
  run: BillRun,
  services: readonly number[],
  settled: readonly Record<string, any>[]
): Promise<LateSpan[]> {
  if (settled.length === 0) {
    return []
  }
  const seen = Math.min(...settled.map((row) => Number(row.batch_seq)))
  const lastEnd = Math.max(...settled.map((row) => epochOf(row.ends_on)))
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

async function loadBilled(client: QueryClientContract, rows: readonly Record<string, any>[]) {
  const sums = await client
    .from('document_lines')
    .whereIn(
      'obligation_id',
      rows.map((row) => row.id)
    )
    .groupBy('obligation_id')
    .select('obligation_id')
    .sum('net_minor as billed')
  return new Map(sums.map((row) => [Number(row.obligation_id), BigInt(row.billed)]))
}

function settledOf(row: Record<string, any>, billed: Map<number, bigint>): SettledObligation {
  return {
    id: Number(row.id),
    subscriptionId: Number(row.source_id),
    chargeKey: row.charge_key,
    startsOn: row.starts_on,
    endsOn: row.ends_on,
    seq: Number(row.seq),
    targetMinor: BigInt(row.target_minor),
    billedMinor: billed.get(Number(row.id)) ?? 0n,
    targetExact: row.target_exact,
    inputHash: Buffer.from(row.input_hash).toString('hex'),
    facts: { id: Number(row.facts_manifest_id), recordedAt: Number(row.facts_recorded_at) },
  }
}

function epochOf(date: string): number {
  return Date.parse(`${date}T00:00:00Z`) / 1000
}
