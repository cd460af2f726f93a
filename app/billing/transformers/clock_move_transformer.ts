import { BaseTransformer } from '@adonisjs/core/transformers'
import type { ClockMoveRow } from '#app/billing/queries/list_clock_moves'

export default class ClockMoveTransformer extends BaseTransformer<ClockMoveRow> {
  toObject() {
    return this.pick(this.resource, [
      'id',
      'fromOn',
      'toOn',
      'bills',
      'state',
      'reason',
      'movedBy',
      'movedAt',
    ])
  }
}
