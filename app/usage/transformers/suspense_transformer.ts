import { BaseTransformer } from '@adonisjs/core/transformers'
import type { SuspenseRow } from '#app/usage/queries/list_suspense'

/** As much of a row as a list shows of it. */
const SHOWN = 200

export default class SuspenseTransformer extends BaseTransformer<SuspenseRow> {
  toObject() {
    return {
      ...this.pick(this.resource, [
        'id',
        'rowNo',
        'stage',
        'reason',
        'detail',
        'state',
        'attempts',
        'serviceId',
        'createdAt',
        'resolvedAt',
      ]),
      raw: this.resource.raw.slice(0, SHOWN),
      source: this.pick(this.resource.source, ['id', 'fileName', 'formatCode']),
    }
  }

  /** With the whole text of the row. */
  forPage() {
    return { ...this.toObject(), raw: this.resource.raw }
  }
}
