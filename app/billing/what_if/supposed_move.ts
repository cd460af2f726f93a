import { addMonths } from '#kernel/calendar_date'
import type { LocalPeriod } from '#kernel/period'
import type { PlanVersion } from '#app/catalog/charge'
import type { SupposedChange } from '#app/billing/previewing/supposed_changes'
import type { Comparison } from '#app/billing/what_if/what_if'
import { planPeriodOf } from '#app/subscriptions/changing/effective_day'
import type { PhasedSubscription } from '#app/subscriptions/phases'
import type { Segment } from '#app/subscriptions/timeline'

/** A subscription as a comparison sees it. */
export interface ComparedSubscription extends PhasedSubscription {
  readonly id: number
  readonly accountId: number
  readonly startsOn: string
  readonly segments: readonly Segment[]
  /** Settled days, where periods have a source and no calendar says where they end. */
  readonly settled: readonly LocalPeriod[]
}

/** The days on which a subscription is supposed to be on the other version, and the changes for it. */
export interface SupposedMove {
  readonly windows: readonly LocalPeriod[]
  readonly changes: readonly SupposedChange[]
}

/**
 * Supposes another plan version for whole periods, and takes it back behind them, so that nothing is
 * compared that is cut or that is not due yet. Of months that are over: all periods that ended within
 * them. Of a move: from its day to the end of the first whole period. Null when there are none.
 *
 * `horizon`: the first day that can still be computed again. Pure.
 */
export function supposeMove(
  comparison: Comparison,
  version: PlanVersion,
  subscription: ComparedSubscription,
  horizon: string
): SupposedMove | null {
  const own = subscription.segments.filter(({ planVersionId }) => planVersionId === version.id)
  const windows =
    comparison.kind === 'move'
      ? nextWindows(comparison, version, subscription)
      : own.flatMap((one) => pastWindow(comparison, version, subscription, one, horizon))
  if (windows.length === 0) return null
  const changes = windows.flatMap(({ startsOn, endsOn }) => {
    const back = planOn(subscription.segments, endsOn)
    const there = planChange(startsOn, comparison.toVersionId)
    return back === null ? [there] : [there, planChange(endsOn, back)]
  })
  return { windows, changes }
}

/** The day from which a move holds for a subscription; null when it is on another plan then. */
export function moveDayOf(
  subscription: Pick<ComparedSubscription, 'startsOn' | 'segments'>,
  versionId: number,
  effectiveOn: string
): string | null {
  const first = subscription.segments.find(({ endsOn }) => endsOn === null || endsOn > effectiveOn)
  if (first?.planVersionId !== versionId) return null
  return effectiveOn < subscription.startsOn ? subscription.startsOn : effectiveOn
}

function nextWindows(
  { startsOn: effectiveOn, endsOn: latest }: Comparison,
  version: PlanVersion,
  subscription: ComparedSubscription
): LocalPeriod[] {
  const day = moveDayOf(subscription, version.id, effectiveOn)
  if (day === null) return []
  const later = subscription.segments.filter(({ endsOn }) => endsOn === null || endsOn > day)
  const startsOn = day < later[0].startsOn ? later[0].startsOn : day
  if (startsOn >= latest) return []
  const begun = planPeriodOf(version, subscription, startsOn)
  const whole =
    begun === null || begun.startsOn === startsOn
      ? begun
      : planPeriodOf(version, subscription, begun.endsOn)
  const days = { startsOn, endsOn: whole?.endsOn ?? addMonths(startsOn, 1) }
  const other = later.findIndex(({ planVersionId }) => planVersionId !== version.id)
  const own = other === -1 ? later : later.slice(0, other)
  return own.flatMap((segment) => clipped(days, segment))
}

function pastWindow(
  { startsOn, endsOn }: Comparison,
  version: PlanVersion,
  subscription: ComparedSubscription,
  own: Segment,
  horizon: string
): LocalPeriod[] {
  const first = planPeriodOf(version, subscription, startsOn)
  const last = planPeriodOf(version, subscription, endsOn)
  const settled = subscription.settled
    .filter((period) => period.endsOn > startsOn && period.endsOn <= endsOn)
    .map((period) => period)
  const from = first?.startsOn ?? settled.map((period) => period.startsOn).sort()[0]
  const to =
    last?.startsOn ??
    settled
      .map((period) => period.endsOn)
      .sort()
      .at(-1)
  if (from === undefined || to === undefined) return []
  const reached = from >= horizon ? from : (first?.endsOn ?? horizon)
  // What ended itself within the months is compared to its end, also where that cut a period.
  const isOver = own.endsOn !== null && own.endsOn <= endsOn
  if (isOver && own.endsOn! <= startsOn) return []
  return clipped({ startsOn: reached, endsOn: isOver ? own.endsOn! : to }, own)
}

function clipped(days: LocalPeriod, own: Segment): LocalPeriod[] {
  const startsOn = days.startsOn < own.startsOn ? own.startsOn : days.startsOn
  const endsOn = own.endsOn !== null && own.endsOn < days.endsOn ? own.endsOn : days.endsOn
  return endsOn > startsOn ? [{ startsOn, endsOn }] : []
}

/** What the subscription is on from a day on, also when it pauses then; null behind its end. */
function planOn(segments: readonly Segment[], day: string): number | null {
  return segments.find(({ endsOn }) => endsOn === null || endsOn > day)?.planVersionId ?? null
}

function planChange(effectiveOn: string, planVersionId: number): SupposedChange {
  return { kind: 'plan', effectiveOn, planVersionId, quantity: null }
}
