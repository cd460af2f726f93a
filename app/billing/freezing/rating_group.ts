import type { ObligationInput, RatingGroup, ReadValue, UsageEvent } from '#sdk/rating'
import type { EventsByService } from '#app/billing/freezing/load_events'
import type { PlannedObligation } from '#app/billing/freezing/planned_obligation'

/** What a member is computed from beside usage and terms. */
export interface MemberInputs extends Pick<ObligationInput, 'discountOrder' | 'issued'> {
  readonly reads: readonly ReadValue[]
}

/** The members of a call as a rule sees them; also what a replay builds again. */
export function ratingGroup(
  members: readonly PlannedObligation[],
  events: EventsByService,
  inputs: readonly MemberInputs[]
): RatingGroup {
  const { account } = members[0]
  return {
    currency: account.currency,
    timeZone: account.timeZone,
    obligations: members.map((obligation, index) => ({
      serviceId: obligation.subscription.serviceId?.toString() ?? null,
      startsOn: obligation.startsOn,
      endsOn: obligation.endsOn,
      startsAt: obligation.startsAt,
      endsAt: obligation.endsAt,
      fraction: obligation.fraction,
      quantity: obligation.quantity,
      ...(obligation.charge.reads.length > 0 && inputsOf(inputs[index])),
    })),
    events: mergedEvents(members, events),
  }
}

function inputsOf({ reads, discountOrder, issued }: MemberInputs): Partial<ObligationInput> {
  return {
    reads,
    ...(discountOrder !== undefined && { discountOrder }),
    ...(issued !== undefined && { issued }),
  }
}

/** Usage of all members in the order of time; events of one instant by service, batch and row. */
function mergedEvents(
  members: readonly PlannedObligation[],
  events: EventsByService
): UsageEvent[] {
  const { charge } = members[0]
  const merged: UsageEvent[] = []
  if (charge.metrics.length === 0) return merged
  for (const [index, { subscription, startsAt, endsAt }] of members.entries()) {
    if (subscription.serviceId === null) continue
    for (const event of events.get(subscription.serviceId) ?? []) {
      if (event.occurredAt < startsAt) continue
      if (event.occurredAt >= endsAt) break
      if (!charge.metrics.includes(event.metric)) continue
      merged.push(index === 0 ? event : { ...event, obligation: index })
    }
  }
  // Stable: what happened at one instant stays in the order of the members.
  if (members.length > 1) merged.sort((left, right) => left.occurredAt - right.occurredAt)
  return merged
}
