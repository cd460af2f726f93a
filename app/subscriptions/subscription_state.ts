import { endOf, isPausedOn, type SubscriptionChange } from '#app/subscriptions/timeline'

export const SUBSCRIPTION_STATES = ['planned', 'active', 'paused', 'ended'] as const
export type SubscriptionState = (typeof SUBSCRIPTION_STATES)[number]

/** How a subscription stands on a day. `termEndsOn`: when a fixed term ends it by itself. */
export function stateOn(
  day: string,
  startsOn: string,
  changes: readonly SubscriptionChange[],
  termEndsOn: string | null = null
): SubscriptionState {
  const endsOn = [endOf(changes), termEndsOn].filter((end) => end !== null).sort()[0]
  if (endsOn !== undefined && (endsOn <= day || endsOn <= startsOn)) return 'ended'
  if (startsOn > day) return 'planned'
  return isPausedOn(changes, day) ? 'paused' : 'active'
}
