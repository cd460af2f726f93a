import type { UnpricedEvent } from '#app/billing/freezing/rate_group'
import type { EventsByService } from '#app/billing/freezing/load_events'
import type { PlannedObligation } from '#app/billing/freezing/planned_obligation'

/**
 * Accepted usage of intervals that are settled for the first time which no charge of the service's
 * plans takes. It is no free usage: it goes to suspense, where somebody decides what it is.
 */
export function unchargedEvents(
  planned: readonly PlannedObligation[],
  events: EventsByService
): UnpricedEvent[] {
  const metered = planned.filter(({ charge, settled, subscription }) => {
    return settled === null && subscription.serviceId !== null && charge.metrics.length > 0
  })
  const found = new Map<string, UnpricedEvent>()
  for (const [serviceId, obligations] of Map.groupBy(metered, serviceOf)) {
    const charged = new Set(
      obligations.flatMap(({ version }) => version.charges.flatMap(({ metrics }) => metrics))
    )
    for (const event of events.get(serviceId) ?? []) {
      if (charged.has(event.metric) || found.has(event.id)) continue
      const due = obligations.some(({ startsAt, endsAt }) => {
        return event.occurredAt >= startsAt && event.occurredAt < endsAt
      })
      if (!due) continue
      found.set(event.id, {
        accountId: obligations[0].account.id,
        serviceId,
        event,
        reason: 'NO_CHARGE',
        detail: { metric: event.metric },
      })
    }
  }
  return [...found.values()]
}

function serviceOf({ subscription }: PlannedObligation): number {
  return subscription.serviceId!
}
