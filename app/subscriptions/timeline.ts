/** A stretch of a subscription with one plan version and one quantity; half-open. */
export interface Segment {
  readonly startsOn: string
  readonly endsOn: string | null
  readonly planVersionId: number
  readonly quantity: number
}

export const CHANGE_KINDS = ['start', 'plan', 'quantity', 'end'] as const
export type ChangeKind = (typeof CHANGE_KINDS)[number]

/** One recorded change; what it does not set is null and stays as it was. */
export interface SubscriptionChange {
  readonly seq: number
  readonly kind: ChangeKind
  readonly effectiveOn: string
  readonly planVersionId: number | null
  readonly quantity: number | null
}

/**
 * What a subscription was from day to day, as its changes have it. A change holds from its day until
 * the next later day that sets the same thing; of two on one day the one recorded last counts. So a
 * change may be backdated before others, and does not undo them. The last recorded end is the end.
 */
export function timelineOf(changes: readonly SubscriptionChange[]): Segment[] {
  const startsOn = changes.find(({ kind }) => kind === 'start')!.effectiveOn
  const endsOn = changes.findLast(({ kind }) => kind === 'end')?.effectiveOn ?? null
  const plans = trackOf(changes, startsOn, ({ planVersionId }) => planVersionId)
  const quantities = trackOf(changes, startsOn, ({ quantity }) => quantity)
  const days = [...new Set([...plans.keys(), ...quantities.keys()])]
    .filter((day) => endsOn === null || day < endsOn)
    .sort()
  const segments: Segment[] = []
  for (const [index, day] of days.entries()) {
    const planVersionId = valueOn(plans, day)
    const quantity = valueOn(quantities, day)
    const last = segments.at(-1)
    const until = days[index + 1] ?? endsOn
    if (last?.planVersionId === planVersionId && last.quantity === quantity) {
      segments[segments.length - 1] = { ...last, endsOn: until }
    } else {
      segments.push({ startsOn: day, endsOn: until, planVersionId, quantity })
    }
  }
  return segments
}

/** From which day on a value holds; a change before the start holds from the start. */
function trackOf(
  changes: readonly SubscriptionChange[],
  startsOn: string,
  valueOf: (change: SubscriptionChange) => number | null
): Map<string, number> {
  const track = new Map<string, number>()
  for (const change of changes) {
    const value = valueOf(change)
    if (value === null) continue
    track.set(change.effectiveOn < startsOn ? startsOn : change.effectiveOn, value)
  }
  return track
}

function valueOn(track: ReadonlyMap<string, number>, day: string): number {
  let found = ''
  for (const since of track.keys()) if (since <= day && since > found) found = since
  return track.get(found)!
}
