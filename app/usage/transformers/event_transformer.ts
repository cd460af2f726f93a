import { BaseTransformer } from '@adonisjs/core/transformers'
import type { EventRow } from '#app/usage/queries/list_events'

export default class EventTransformer extends BaseTransformer<EventRow> {
  toObject() {
    const { metric } = this.resource
    return {
      ...this.pick(this.resource, [
        'key',
        'occurredAt',
        'quantity',
        'dimension',
        'attributes',
        'importId',
        'rowNo',
      ]),
      metric: metric && {
        code: metric.code,
        label: metric.label,
        unit: metric.unit,
        scale: metric.scale,
        display: metric.display,
      },
    }
  }
}
