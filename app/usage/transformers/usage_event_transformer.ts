import { BaseTransformer } from '@adonisjs/core/transformers'
import type { UsageEventRow } from '#app/usage/queries/list_events'

export default class UsageEventTransformer extends BaseTransformer<UsageEventRow> {
  toObject() {
    return {
      ...this.pick(this.resource, [
        'id',
        'occurredAt',
        'utcOffsetSeconds',
        'metric',
        'display',
        'quantity',
        'dimension',
        'rowNo',
        'importId',
        'change',
      ]),
      attributes: Object.entries(this.resource.attributes ?? {}).map(([name, value]) => ({
        name,
        text: typeof value === 'object' ? JSON.stringify(value) : String(value),
      })),
    }
  }
}
