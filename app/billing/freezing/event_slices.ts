import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import type { AccountGroup } from '#app/billing/freezing/chunk_data'
import {
  countEvents,
  loadEvents,
  loadEventsUpTo,
  type EventsByService,
  type EventView,
} from '#app/billing/freezing/load_events'
import type { PlannedObligation } from '#app/billing/freezing/planned_obligation'

export type Plans = ReadonlyMap<AccountGroup, readonly PlannedObligation[]>

export interface EventSlice {
  readonly plans: Plans
  readonly events: EventsByService
}

/** Events in memory at once; a group that has more is loaded alone. */
export const EVENTS_AT_ONCE = 100_000

/**
 * The groups of a chunk with the usage behind their obligations: mostly all together, in slices
 * when there is so much of it that memory would grow with it.
 */
export async function* eventSlices(
  client: QueryClientContract,
  plans: Plans,
  view: EventView,
  maximum: number
): AsyncGenerator<EventSlice> {
  const events = await loadEventsUpTo(maximum, client, [...plans.values()].flat(), view)
  if (events !== null) {
    yield { plans, events }
    return
  }
  const counts = await countEvents(client, [...plans.values()].flat())
  for (const slice of slicesOf(plans, counts, maximum)) {
    yield { plans: slice, events: await loadEvents(client, [...slice.values()].flat(), view) }
  }
}

/** Groups in their order, as many together as have at most `maximum` events; at least one. */
export function* slicesOf(
  plans: Plans,
  counts: ReadonlyMap<number, number>,
  maximum: number
): Generator<Plans> {
  let slice = new Map<AccountGroup, readonly PlannedObligation[]>()
  let size = 0
  for (const [group, planned] of plans) {
    const services = new Set(planned.map(({ subscription }) => subscription.serviceId))
    let own = 0
    for (const service of services) own += service === null ? 0 : (counts.get(service) ?? 0)
    if (slice.size > 0 && size + own > maximum) {
      yield slice
      slice = new Map()
      size = 0
    }
    slice.set(group, planned)
    size += own
  }
  if (slice.size > 0) yield slice
}
