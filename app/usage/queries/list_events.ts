import db from '@adonisjs/lucid/services/db'
import { addMonths } from '#kernel/calendar_date'
import { localDateAt, startOfLocalDay, zoneOffsetSeconds } from '#kernel/time_zone'
import type { JsonObject } from '#sdk/json'
import type { Metric } from '#sdk/service_type'
import { PAGE_SIZE } from '#app/database/paging/list_definition'
import type { ListCompany } from '#app/database/paging/read_list'
import { clock } from '#app/database/clock'
import { pluginHost } from '#app/plugin_host/plugin_host'
import { readEventCursor, writeEventCursor, type EventPlace } from '#app/usage/queries/event_cursor'

export interface UsageEventRow {
  /** Its place on the page; events have no id of their own. */
  readonly id: number
  readonly occurredAt: number
  readonly utcOffsetSeconds: number
  readonly metric: string
  /** How its quantity is read; as a plain number when its plugin is not deployed. */
  readonly display: Metric['display']
  readonly quantity: number
  readonly dimension: string
  readonly attributes: JsonObject | null
  readonly rowNo: number
  readonly importId: number
  /** What became of it later, and why; null for an event that counts. */
  readonly change: { readonly kind: 'superseded' | 'withdrawn'; readonly reason: string } | null
}

export interface UsageEventPage {
  /** 'YYYY-MM' on the company's clock. */
  readonly month: string
  readonly rows: readonly UsageEventRow[]
  readonly before: string | null
  readonly after: string | null
  /** Events of the month; exact up to the limit, then `complete` is false. */
  readonly count: number
  readonly complete: boolean
}

const MONTH = /^(?:19|20)\d{2}-(?:0[1-9]|1[0-2])$/
const MOST_COUNTED = 5_000
const ORDER = ['occurred_at', 'batch_id', 'row_no'] as const

/** What one service used in one month, newest first, read along the order the table lies in. */
export default class ListEvents {
  async execute(
    company: ListCompany,
    serviceId: number,
    input: { readonly [name: string]: unknown }
  ): Promise<UsageEventPage> {
    const month = readMonth(input.month) ?? (await latestMonth(company, serviceId))
    const span = spanOf(month, company.timeZone)
    const backwards = readEventCursor(input.before)
    const cursor = backwards ?? readEventCursor(input.after)
    const direction = backwards ? 'asc' : 'desc'
    const found = await readEvents(serviceId, span, cursor, direction)
    const page = found.slice(0, PAGE_SIZE)
    if (backwards) page.reverse()
    const isMore = found.length > PAGE_SIZE
    const hasBefore = page.length > 0 && (backwards ? isMore : cursor !== null)
    const hasAfter = page.length > 0 && (backwards !== null || isMore)
    const count = await countEvents(serviceId, span)
    return {
      month,
      rows: await describe(page, company.timeZone),
      before: hasBefore ? writeEventCursor(page[0]) : null,
      after: hasAfter ? writeEventCursor(page[page.length - 1]) : null,
      count: Math.min(count, MOST_COUNTED),
      complete: count <= MOST_COUNTED,
    }
  }
}

interface StoredEvent extends EventPlace {
  readonly metric_id: number
  readonly quantity: number
  readonly dimension: string
  readonly attributes: string | null
}

type Span = readonly [from: number, to: number]

function readMonth(input: unknown): string | null {
  return typeof input === 'string' && MONTH.test(input) ? input : null
}

/** The month of the newest event; the current one of the company when there is none. */
async function latestMonth(company: ListCompany, serviceId: number): Promise<string> {
  const newest = await db
    .from('usage_events')
    .where('service_id', serviceId)
    .orderBy('occurred_at', 'desc')
    .select('occurred_at')
    .first()
  const day = newest
    ? localDateAt(company.timeZone, Number(newest.occurred_at))
    : clock.todayOf(company)
  return day.slice(0, 7)
}

function spanOf(month: string, timeZone: string): Span {
  const first = `${month}-01`
  return [startOfLocalDay(timeZone, first), startOfLocalDay(timeZone, addMonths(first, 1))]
}

function eventsOf(serviceId: number, [from, to]: Span) {
  return db
    .from('usage_events')
    .where('service_id', serviceId)
    .where('occurred_at', '>=', from)
    .where('occurred_at', '<', to)
}

function readEvents(
  serviceId: number,
  span: Span,
  cursor: EventPlace | null,
  direction: 'asc' | 'desc'
): Promise<StoredEvent[]> {
  const query = eventsOf(serviceId, span).limit(PAGE_SIZE + 1)
  for (const column of ORDER) query.orderBy(column, direction)
  if (cursor !== null) {
    const past = direction === 'desc' ? '<' : '>'
    query.where('occurred_at', `${past}=`, cursor.occurred_at).where((part) => {
      part
        .where('occurred_at', past, cursor.occurred_at)
        .orWhere('batch_id', past, cursor.batch_id)
        .orWhere((same) =>
          same.where('batch_id', cursor.batch_id).where('row_no', past, cursor.row_no)
        )
    })
  }
  return query as unknown as Promise<StoredEvent[]>
}

async function countEvents(serviceId: number, span: Span): Promise<number> {
  const slice = eventsOf(serviceId, span)
    .select('occurred_at')
    .limit(MOST_COUNTED + 1)
  const row = await db.from(slice.as('slice')).count('* as total').firstOrFail()
  return Number(row.total)
}

async function describe(events: readonly StoredEvent[], zone: string): Promise<UsageEventRow[]> {
  const batchIds = [...new Set(events.map((event) => event.batch_id))]
  const batches = await db.from('usage_batches').whereIn('id', batchIds).select('id', 'import_id')
  const imports = new Map(batches.map((row) => [Number(row.id), Number(row.import_id)]))
  const codes = await db.from('metrics').select('id', 'code')
  const metrics = new Map(codes.map((row) => [Number(row.id), row.code]))
  const changes = await changesOf(events)
  const { registry } = pluginHost()
  return events.map((event, index) => ({
    id: index + 1,
    occurredAt: Number(event.occurred_at),
    utcOffsetSeconds: zoneOffsetSeconds(zone, Number(event.occurred_at)),
    metric: metrics.get(Number(event.metric_id)) ?? String(event.metric_id),
    display:
      registry.metrics.find(metrics.get(Number(event.metric_id)) ?? '')?.value.display ?? 'number',
    quantity: Number(event.quantity),
    dimension: event.dimension,
    attributes: event.attributes === null ? null : JSON.parse(event.attributes),
    rowNo: Number(event.row_no),
    importId: imports.get(Number(event.batch_id))!,
    change: changes.get(`${event.batch_id}-${event.row_no}`) ?? null,
  }))
}

/** Which of these events no longer count, by batch and row. */
async function changesOf(events: readonly StoredEvent[]) {
  const rows = await db
    .from('usage_changes')
    .whereIn('batch_id', [...new Set(events.map((event) => event.batch_id))])
    .whereIn('row_no', [...new Set(events.map((event) => event.row_no))])
    .select('batch_id', 'row_no', 'kind', 'reason')
  return new Map(
    rows.map(({ batch_id: batchId, row_no: rowNo, kind, reason }) => {
      return [`${batchId}-${rowNo}`, { kind, reason }]
    })
  )
}
