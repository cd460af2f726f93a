import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import { addMonths } from '#kernel/calendar_date'
import type { BillRun, CorrectionScope } from '#app/billing/bill_run'
import { SETTLED_MONTHS } from '#app/billing/bill_run'
import type {
  AccountGroup,
  Cause,
  ChunkData,
  SettledObligation,
} from '#app/billing/freezing/chunk_data'
import {
  chargeIdOf,
  latestVersions,
  loadBilled,
  NOTHING_BILLED,
  wholeOf,
} from '#app/billing/freezing/latest_versions'
import {
  isMetered,
  loadLateSpans,
  overlapsSpan,
  type LateSpan,
  type SettledRow,
} from '#app/billing/freezing/load_late_spans'
import type { UsageChangeRow } from '#app/usage/queries/load_usage_changes'
import { isMeasuredAgain, measuredChanges } from '#app/billing/freezing/measured_changes'
import type { FrozenQuantity } from '#app/measurement/queries/load_quantities'
import { isLinked } from '#app/billing/freezing/plan_obligations'

/** What is known of a chunk before its settled obligations are read. */
export interface ChunkParts {
  readonly run: BillRun
  readonly groups: readonly AccountGroup[]
  readonly subscriptions: ChunkData['subscriptions']
  readonly versions: ChunkData['versions']
}

/**
 * Settled obligations that may have to be computed again. A cause has each of those that usage came
 * for, or was changed, after its last version, whose events wait in suspense for a price, that a
 * correction is about.
 * Accounts with changed subscriptions, and groups whose charges move each other, get all of the last
 * months; everything else settled stays untouched and unread.
 */
export async function loadSettled(
  client: QueryClientContract,
  parts: ChunkParts,
  accountIds: readonly number[],
  changes: readonly UsageChangeRow[]
): Promise<Pick<ChunkData, 'settled' | 'openSuspense'>> {
  const { run, subscriptions } = parts
  const services = [...subscriptions.values()].flat().flatMap(({ serviceId }) => serviceId ?? [])
  const suspense = await loadOpenSuspense(client, services)
  const openSuspense = new Map(suspense.map((row) => [eventIdOf(row), Number(row.id)]))
  const takenOut = new Set(changes.map(({ eventId }) => eventId))
  const rows = withCharges(
    parts,
    await latestVersions(client, accountIds)
      .where('obligations.ends_on', '>', addMonths(run.dueOn, -SETTLED_MONTHS))
      .where('obligations.source_kind', 'subscription')
      .where('obligations.voided_id', 0)
  )
  const spans = [
    ...(await loadLateSpans(client, run, rows)),
    ...changes.map(({ serviceId, seq, occurredAt }) => spanAt(serviceId, seq, occurredAt)),
    ...suspense
      .filter((row) => !takenOut.has(eventIdOf(row)))
      .map((row) =>
        spanAt(Number(row.service_id), Number.MAX_SAFE_INTEGER, Number(row.occurred_at))
      ),
  ]
  const byService = Map.groupBy(spans, (span) => span.serviceId)
  const measured = await measuredChanges(client, run, rows)
  const whole = accountsReadWhole(parts)
  const wanted = rows
    .map((row) => ({ row, cause: causeOf(row, run, byService, measured) }))
    .filter(({ row, cause }) => cause !== null || whole.has(Number(row.account_id)))
  const billed = await loadBilled(
    client,
    wanted.map(({ row }) => Number(row.id))
  )
  const rebilled = await loadRebilled(client, parts, wanted)
  const settled = wanted.map(({ row, cause }) => {
    const { parts: billedParts, ...sealed } = billed.get(Number(row.id)) ?? NOTHING_BILLED
    const isRebilled = rebilled.has(Number(row.id))
    return { ...settledOf(row), billed: billedParts, ...sealed, cause, isRebilled }
  })
  return { settled: Map.groupBy(settled, (row) => row.subscriptionId), openSuspense }
}

/** Only subscriptions that are planned again can have any. */
async function loadRebilled(
  client: QueryClientContract,
  { subscriptions }: ChunkParts,
  wanted: readonly { readonly row: SettledRow }[]
): Promise<ReadonlySet<number>> {
  const changed = new Set(
    [...subscriptions.values()].flat().flatMap(({ id, replanFrom }) => (replanFrom ? [id] : []))
  )
  const ids = wanted.flatMap(({ row }) => (changed.has(Number(row.source_id)) ? [row.id] : []))
  if (ids.length === 0) return new Set()
  const rows = await client
    .from('rebilled_obligations')
    .whereIn('obligation_id', ids)
    .select('obligation_id')
  return new Set(rows.map((row) => Number(row.obligation_id)))
}

/** The rows with the edition of the charge that each was priced by. */
function withCharges({ versions }: ChunkParts, rows: readonly Record<string, any>[]): SettledRow[] {
  const charges = new Map([...versions.values()].flatMap(({ editions }) => [...editions]))
  return rows.map((row) => ({ ...row, charge: charges.get(chargeIdOf(row))! }))
}

/** Accounts whose settled obligations are all needed: what stands is an input of what is computed. */
function accountsReadWhole(parts: ChunkParts): Set<number> {
  const whole = new Set<number>()
  for (const group of parts.groups) {
    const ids = group.accounts.map(({ id }) => id)
    const subscriptions = ids.flatMap((id) => parts.subscriptions.get(id) ?? [])
    const isChanged = subscriptions.some(({ replanFrom }) => replanFrom !== null)
    if (isChanged || isLinked(parts, group)) for (const id of ids) whole.add(id)
  }
  return whole
}

function causeOf(
  row: SettledRow,
  { correction }: BillRun,
  spans: ReadonlyMap<number, readonly LateSpan[]>,
  measured: ReadonlyMap<number, readonly FrozenQuantity[]>
): Cause {
  if (correction !== null) return isWithin(row, correction.scope) ? 'correction' : null
  const late = spans.get(Number(row.service_id)) ?? []
  if (isMetered(row) && late.some((span) => overlapsSpan(row, span))) return 'late_usage'
  return isMeasuredAgain(row, measured) ? 'measured' : null
}

function isWithin(row: SettledRow, scope: CorrectionScope): boolean {
  return (
    row.charge.override === null &&
    scope.planVersionIds.includes(row.charge.planVersionId) &&
    scope.chargeKeys.includes(row.charge_key) &&
    row.starts_on < scope.endsOn &&
    row.ends_on > scope.startsOn
  )
}

async function loadOpenSuspense(client: QueryClientContract, services: readonly number[]) {
  return client
    .from('usage_suspense')
    .whereIn('service_id', [...services])
    .where('stage', 'rating')
    .whereIn('state', ['open', 'retry'])
    .select('id', 'service_id', 'occurred_at', 'batch_id', 'row_no')
}

function eventIdOf(row: Record<string, any>): string {
  return `${row.batch_id}-${row.row_no}`
}

function spanAt(serviceId: number, seq: number, at: number): LateSpan {
  return { serviceId, seq, firstAt: at, lastAt: at }
}

function settledOf(
  row: SettledRow
): Omit<SettledObligation, 'billed' | 'lines' | 'documentId' | 'cause' | 'isRebilled'> {
  return {
    id: Number(row.id),
    subscriptionId: Number(row.source_id),
    serviceId: row.service_id === null ? null : Number(row.service_id),
    chargeKey: row.charge_key,
    chargeId: row.charge.id,
    payerId: row.payer_id === null ? null : Number(row.payer_id),
    quantity: row.quantity === null ? null : Number(row.quantity),
    startsOn: row.starts_on,
    endsOn: row.ends_on,
    whole: wholeOf(row),
    seq: Number(row.seq),
    targetMinor: BigInt(row.target_minor),
    targetExact: row.target_exact,
    inputHash: Buffer.from(row.input_hash).toString('hex'),
    inputs: row.inputs,
    opening: row.accumulators_before,
    facts: { id: Number(row.facts_manifest_id), recordedAt: Number(row.facts_recorded_at) },
  }
}
