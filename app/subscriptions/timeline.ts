/** A stretch of a subscription with one plan version and one quantity; half-open. */
export interface Segment {
  readonly startsOn: string
  readonly endsOn: string | null
  readonly planVersionId: number
  readonly quantity: number
}

export const CHANGE_KINDS = ['start', 'plan', 'quantity', 'pause', 'resume', 'end', 'undo'] as const
export type ChangeKind = (typeof CHANGE_KINDS)[number]

/** One recorded change; what it does not set is null and stays as it was. */
export interface SubscriptionChange {
  readonly seq: number
  readonly kind: ChangeKind
  readonly effectiveOn: string
  readonly planVersionId: number | null
  readonly quantity: number | null
  /** The change that an undo takes back. */
  readonly undoesSeq?: number | null
  /** Of an end: the day at which charges in advance end, when it is another one. */
  readonly advanceEndsOn?: string | null
  /** Of an end: the subscription on another account that goes on instead. */
  readonly otherSubscriptionId?: number | null
}

/**
 * What a subscription was from day to day, as its changes have it. A change holds from its day until
 * the next later day that sets the same thing; of two on one day the one recorded last counts. So a
 * change may be backdated before others, and does not undo them. The last recorded end is the end.
 * Days on which it is paused are in no stretch; a change that was undone never was.
 *
 * `timing` tells whose life it is: charges in advance may end on another day than the rest, where
 * what was billed in advance is not credited, or credited in full.
 */
export function timelineOf(
  recorded: readonly SubscriptionChange[],
  timing: 'advance' | 'arrears' = 'arrears'
): Segment[] {
  const changes = standingChanges(recorded)
  const startsOn = changes.find(({ kind }) => kind === 'start')!.effectiveOn
  const endsOn = endOf(changes, timing)
  const plans = trackOf(changes, startsOn, ({ planVersionId }) => planVersionId)
  const quantities = trackOf(changes, startsOn, ({ quantity }) => quantity)
  const pauses = trackOf(changes, startsOn, isPause)
  const days = [...new Set([...plans.keys(), ...quantities.keys(), ...pauses.keys()])]
    .filter((day) => endsOn === null || day < endsOn)
    .sort()
  const segments: Segment[] = []
  for (const [index, day] of days.entries()) {
    if (valueOn(pauses, day) === true) continue
    const planVersionId = valueOn(plans, day)!
    const quantity = valueOn(quantities, day)!
    const last = segments.at(-1)
    const until = days[index + 1] ?? endsOn
    const goesOn = last?.endsOn === day && last.planVersionId === planVersionId
    if (goesOn && last.quantity === quantity) {
      segments[segments.length - 1] = { ...last, endsOn: until }
    } else {
      segments.push({ startsOn: day, endsOn: until, planVersionId, quantity })
    }
  }
  return segments
}

/** Changes that hold: without those that were undone, and without the undoing. */
export function standingChanges(recorded: readonly SubscriptionChange[]): SubscriptionChange[] {
  const undone = new Set(recorded.map(({ undoesSeq }) => undoesSeq ?? null))
  return recorded.filter(({ seq, kind }) => kind !== 'undo' && !undone.has(seq))
}

/** The first day that it is no more; null when no end is recorded. */
export function endOf(
  changes: readonly SubscriptionChange[],
  timing: 'advance' | 'arrears' = 'arrears'
): string | null {
  const end = standingChanges(changes).findLast(({ kind }) => kind === 'end')
  if (end === undefined) return null
  return timing === 'advance' ? (end.advanceEndsOn ?? end.effectiveOn) : end.effectiveOn
}

/** The first day on which another account has it; null when none does. */
export function handedOverOn(changes: readonly SubscriptionChange[]): string | null {
  const days = standingChanges(changes)
    .filter(({ kind, otherSubscriptionId }) => kind === 'end' && otherSubscriptionId)
    .map(({ effectiveOn }) => effectiveOn)
  return days.sort()[0] ?? null
}

/** Whether it is paused on a day. */
export function isPausedOn(changes: readonly SubscriptionChange[], day: string): boolean {
  return valueOn(trackOf(standingChanges(changes), '', isPause), day) ?? false
}

function isPause({ kind }: SubscriptionChange): boolean | null {
  return kind === 'pause' ? true : kind === 'resume' ? false : null
}

/** From which day on a value holds; a change before the start holds from the start. */
function trackOf<Value>(
  changes: readonly SubscriptionChange[],
  startsOn: string,
  valueOf: (change: SubscriptionChange) => Value | null
): Map<string, Value> {
  const track = new Map<string, Value>()
  for (const change of changes) {
    const value = valueOf(change)
    if (value === null) continue
    track.set(change.effectiveOn < startsOn ? startsOn : change.effectiveOn, value)
  }
  return track
}

function valueOn<Value>(track: ReadonlyMap<string, Value>, day: string): Value | undefined {
  let found = ''
  for (const since of track.keys()) if (since <= day && since > found) found = since
  return track.get(found)
}
