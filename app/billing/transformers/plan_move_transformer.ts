import { BaseTransformer } from '@adonisjs/core/transformers'
import type { PlanMoveRow } from '#app/billing/queries/list_plan_moves'

export default class PlanMoveTransformer extends BaseTransformer<PlanMoveRow> {
  toObject() {
    const { from, to } = this.resource
    return {
      ...this.pick(this.resource, ['id', 'reportId', 'state', 'effectiveOn', 'reason']),
      ...this.pick(this.resource, ['subscriptionCount', 'moved', 'refused', 'orderedBy']),
      ...this.pick(this.resource, ['orderedAt', 'confirmedBy', 'confirmedAt', 'finishedAt']),
      from: this.pick(from, ['planId', 'name', 'version']),
      to: this.pick(to, ['planId', 'name', 'version']),
    }
  }
}
