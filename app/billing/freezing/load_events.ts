import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import type { UsageEvent } from '#sdk/rating'
import type { Cell } from '#app/database/cells'
import { readRows } from '#app/database/read_rows'
import type { PlannedObligation } from '#app/billing/freezing/planned_obligation'

/** Usage by service, in the order of time, as the rules see it. */
export type EventsByService = ReadonlyMap<number, readonly UsageEvent[]>

/** What decides which stored events are seen, and how their metrics are called. */
export interface EventView {
  /** Batches that the manifest has not seen are left out. */
  readonly unseenBatches: ReadonlySet<number>
  /** Events, by id, that the manifest knows to be superseded or withdrawn are left out. */
  readonly takenOut: ReadonlyMap<string, unknown>
  readonly metricCodes: ReadonlyMap<number, string>
}

/**
 * The usage behind the planned obligations, by service and in time order: one range read of rows
 * that lie side by side, made into events once for all charges.
 */
export async function loadEvents(
  client: QueryClientContract,
  planned: readonly PlannedObligation[],
  view: EventView
): Promise<EventsByService> {
  const metered = meteredOf(planned)
  return metered.length === 0
    ? new Map()
    : groupedEvents(await readRows(client, eventQuery(client, metered)), view)
}

/** The same, or null when there are more than `maximum` events. */
export async function loadEventsUpTo(
  maximum: number,
  client: QueryClientContract,
  planned: readonly PlannedObligation[],
  view: EventView
): Promise<EventsByService | null> {
  const metered = meteredOf(planned)
  if (metered.length === 0) return new Map()
  const rows = await readRows(client, eventQuery(client, metered).limit(maximum + 1))
  return rows.length > maximum ? null : groupedEvents(rows, view)
}

/** How many events there are behind the planned obligations, by service. */
export async function countEvents(
  client: QueryClientContract,
  planned: readonly PlannedObligation[]
): Promise<Map<number, number>> {
  const rows = await rangeQuery(client, meteredOf(planned))
    .groupBy('service_id')
    .select('service_id')
    .count('* as count')
  return new Map(rows.map((row) => [Number(row.service_id), Number(row.count)]))
}

function meteredOf(planned: readonly PlannedObligation[]) {
  return planned.filter(
    ({ charge, subscription }) => charge.metrics.length > 0 && subscription.serviceId !== null
  )
}

function groupedEvents(
  rows: readonly Cell[][],
  { unseenBatches, takenOut, metricCodes }: EventView
) {
  const byService = new Map<number, UsageEvent[]>()
  let service = 0
  let events: UsageEvent[] = []
  for (const row of rows) {
    if (unseenBatches.has(row[2] as number)) continue
    if (takenOut.size > 0 && takenOut.has(`${row[2]}-${row[3]}`)) continue
    if (row[0] !== service) {
      service = row[0] as number
      events = []
      byService.set(service, events)
    }
    events.push(eventOf(row, metricCodes))
  }
  return byService
}

function rangeQuery(client: QueryClientContract, metered: readonly PlannedObligation[]) {
  const services = new Set(metered.map(({ subscription }) => subscription.serviceId!))
  return client
    .from('usage_events')
    .whereIn('service_id', [...services])
    .where('occurred_at', '>=', Math.min(...metered.map(({ startsAt }) => startsAt)))
    .where('occurred_at', '<', Math.max(...metered.map(({ endsAt }) => endsAt)))
}

function eventQuery(client: QueryClientContract, metered: readonly PlannedObligation[]) {
  return rangeQuery(client, metered)
    .orderBy('service_id')
    .orderBy('occurred_at')
    .orderBy('batch_id')
    .orderBy('row_no')
    .select(
      'service_id',
      'occurred_at',
      'batch_id',
      'row_no',
      'metric_id',
      'quantity',
      'dimension',
      'attributes'
    )
}

/** An event of the first obligation of its group, which is mostly the only one. */
function eventOf(row: readonly Cell[], metricCodes: ReadonlyMap<number, string>): UsageEvent {
  const attributes = row[7] as string | null
  return {
    id: `${row[2]}-${row[3]}`,
    occurredAt: row[1] as number,
    metric: metricCodes.get(row[4] as number)!,
    quantity: row[5] as number,
    dimension: row[6] as string,
    obligation: 0,
    attributes: attributes === null ? null : JSON.parse(attributes),
  }
}
