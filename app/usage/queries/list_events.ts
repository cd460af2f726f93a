import db from '@adonisjs/lucid/services/db'
import { addMonths } from '#kernel/calendar_date'
import { startOfLocalDay } from '#kernel/time_zone'
import { pluginHost } from '#app/plugin_host/plugin_host'
import type { Metric } from '#sdk/service_type'

export interface EventRow {
  /** Epoch seconds. */
  readonly occurredAt: number
  readonly quantity: number
  readonly metric: Metric | null
  readonly dimension: string
  readonly attributes: string | null
  readonly importId: number
  readonly rowNo: number
  readonly key: string
}

export interface EventPage {
  readonly rows: readonly EventRow[]
  /** Where the next page begins; null on the last. */
  readonly after: string | null
}

interface Input {
  readonly companyId: number
  readonly serviceId: number
  /** The month, 'YYYY-MM', in the company's zone. */
  readonly month: string
  readonly timeZone: string
  readonly after: string | null
}

const PAGE_SIZE = 50
const CURSOR = /^(\d{1,15})~(\d{1,15})~(\d{1,15})$/

/** What one service used in a month, in time order: a range of rows that lie side by side. */
export default class ListEvents {
  async execute({ companyId, serviceId, month, timeZone, after }: Input): Promise<EventPage> {
    const firstDay = `${month}-01`
    const query = db
      .from('usage_events as e')
      .join('usage_batches as b', 'b.id', 'e.batch_id')
      .join('metrics as m', 'm.id', 'e.metric_id')
      .where('b.company_id', companyId)
      .where('e.service_id', serviceId)
      .where('e.occurred_at', '>=', startOfLocalDay(timeZone, firstDay))
      .where('e.occurred_at', '<', startOfLocalDay(timeZone, addMonths(firstDay, 1)))
      .orderBy('e.occurred_at')
      .orderBy('e.batch_id')
      .orderBy('e.row_no')
      .limit(PAGE_SIZE + 1)
      .select('e.*', 'b.import_id', 'm.code as metric_code')
    const cursor = after === null ? null : CURSOR.exec(after)
    if (cursor !== null) {
      const [at, batchId, rowNo] = cursor.slice(1).map(Number)
      query.where('e.occurred_at', '>=', at).where((past) => {
        past.where('e.occurred_at', '>', at).orWhere((same) => {
          same.where('e.batch_id', '>=', batchId).where((rest) => {
            rest.where('e.batch_id', '>', batchId).orWhere('e.row_no', '>', rowNo)
          })
        })
      })
    }
    const rows = await query
    const page = rows.slice(0, PAGE_SIZE).map(eventRowOf)
    return { rows: page, after: rows.length > PAGE_SIZE ? page[PAGE_SIZE - 1].key : null }
  }
}

function eventRowOf(row: Record<string, any>): EventRow {
  const metric = pluginHost().registry.metrics.find(row.metric_code)
  return {
    occurredAt: Number(row.occurred_at),
    quantity: Number(row.quantity),
    metric: metric?.value ?? null,
    dimension: row.dimension,
    attributes: row.attributes,
    importId: Number(row.import_id),
    rowNo: Number(row.row_no),
    key: `${row.occurred_at}~${row.batch_id}~${row.row_no}`,
  }
}
