import { BaseTransformer } from '@adonisjs/core/transformers'
import type { SuspenseRow } from '#app/usage/queries/list_suspense'

export default class SuspenseTransformer extends BaseTransformer<SuspenseRow> {
  toObject() {
    return this.pick(this.resource, [
      'id',
      'importId',
      'fileName',
      'rowNo',
      'stage',
      'reason',
      'detail',
      'raw',
      'serviceId',
      'occurredAt',
      'state',
      'note',
      'attempts',
      'createdAt',
      'resolvedAt',
    ])
  }
}
