import { BaseTransformer } from '@adonisjs/core/transformers'
import type { SubscriptionDetails } from '#app/subscriptions/queries/find_subscription'

/** A subscription with its life: stretches, phases, periods to come, and who changed what and why. */
export default class SubscriptionDetailsTransformer extends BaseTransformer<SubscriptionDetails> {
  toObject() {
    const { account, service, plan, segments, phases, periods, changes } = this.resource
    return {
      ...this.pick(this.resource, ['id', 'state', 'today', 'quantity', 'startsOn', 'endsOn']),
      ...this.pick(this.resource, ['anchorOn', 'transferredFromId']),
      account: this.pick(account, ['id', 'number', 'name', 'currency']),
      service: service && this.pick(service, ['id', 'label']),
      plan: this.pick(plan, ['id', 'versionId', 'name', 'version']),
      segments: segments.map((segment) => ({
        ...this.pick(segment, ['startsOn', 'endsOn', 'quantity']),
        plan: this.pick(segment.plan, ['id', 'versionId', 'name', 'version']),
      })),
      phases: phases.map((phase) => {
        return this.pick(phase, ['key', 'name', 'startsOn', 'endsOn', 'isRunning'])
      }),
      periods: periods.map((period) => this.pick(period, ['startsOn', 'endsOn'])),
      changes: changes.map(({ plan: changed, ...change }) => ({
        ...this.pick(change, ['seq', 'kind', 'effectiveOn', 'quantity', 'credit', 'reason']),
        ...this.pick(change, ['actor', 'recordedAt', 'isUndone', 'canBeUndone', 'undoesSeq']),
        otherSubscriptionId: change.otherSubscriptionId,
        plan: changed && this.pick(changed, ['name', 'version']),
      })),
    }
  }
}
