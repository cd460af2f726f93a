import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { bulkInsert } from '#app/database/bulk_insert'
import type { BatchDraft } from '#app/usage/acceptance/batch_draft'
import { orderByNumber } from '#app/usage/acceptance/key_order'

const EVENT_COLUMNS = [
  'service_id',
  'occurred_at',
  'batch_id',
  'row_no',
  'metric_id',
  'quantity',
  'dimension',
  'attributes',
]

/** By service, then as the file has them: the order the table lies in. */
export async function insertEvents(
  trx: TransactionClientContract,
  draft: BatchDraft,
  accepted: readonly number[],
  batchId: number
) {
  const { rows, serviceIds, attributes, judge } = draft
  const ordered = orderByNumber(accepted, serviceIds)
  await bulkInsert(trx, 'usage_events', EVENT_COLUMNS, {
    length: ordered.length,
    at(index) {
      const at = ordered[index]
      const { row, record } = rows[at]
      return [
        serviceIds[at],
        record.occurredAt,
        batchId,
        row,
        judge.metricIds.get(record.metric)!,
        record.quantity,
        record.dimension,
        attributes[at],
      ]
    },
  })
}
