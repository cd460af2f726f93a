import { addDays, addMonths } from '#kernel/calendar_date'
import type { Charge, PlanVersion } from '#app/catalog/charge'
import type { Phase } from '#app/catalog/phases'
import type { Segment } from '#app/subscriptions/timeline'

/** The days of a phase of one subscription; half-open, the last one of a plan mostly without an end. */
export interface PhaseSpan {
  readonly phase: Phase
  readonly startsOn: string
  readonly endsOn: string | null
}

/** What places a subscription in the phases and periods of a plan. */
export interface PhasedSubscription {
  readonly anchorOn: string
  /** The day that phases are counted from: the first start, whatever changed since. */
  readonly firstStartedOn: string
}

/**
 * The phases of a plan version over the calendar. Months and years are counted from the first day
 * (of what follows the last phase in days or weeks), never from the phase before, so that a start on
 * a 31st does not drift. A last phase that renews has no end.
 */
export function phaseSpans(phases: readonly Phase[], firstStartedOn: string): PhaseSpan[] {
  let base = firstStartedOn
  let months = 0
  let startsOn = firstStartedOn
  return phases.map((phase) => {
    const begins = startsOn
    if (phase.count === null) return { phase, startsOn: begins, endsOn: null }
    if (phase.unit === 'day' || phase.unit === 'week') {
      base = addDays(startsOn, phase.count * (phase.unit === 'day' ? 1 : 7))
      months = 0
    } else {
      months += phase.count * (phase.unit === 'month' ? 1 : 12)
    }
    startsOn = addMonths(base, months)
    return { phase, startsOn: begins, endsOn: phase.then === 'renews' ? null : startsOn }
  })
}

/** The first day on which a fixed term is over; null for a plan that goes on. */
export function termEndOf({ phases }: Pick<PlanVersion, 'phases'>, firstStartedOn: string) {
  return phases.at(-1)?.then === 'ends' ? phaseSpans(phases, firstStartedOn).at(-1)!.endsOn : null
}

/** The day behind the first phase, where the plan counts its periods from there; else null. */
export function movedAnchorOf(
  { phases, phaseAnchor }: Pick<PlanVersion, 'phases' | 'phaseAnchor'>,
  firstStartedOn: string
): string | null {
  if (phaseAnchor !== 'after_first_phase' || phases.length < 2) return null
  return phaseSpans(phases, firstStartedOn)[0].endsOn
}

/** What the periods of a plan that hold a day are counted from. */
export function anchorOnDayOf(
  version: Pick<PlanVersion, 'phases' | 'phaseAnchor'>,
  { anchorOn, firstStartedOn }: PhasedSubscription,
  day: string
): string {
  const moved = movedAnchorOf(version, firstStartedOn)
  return moved !== null && day >= moved ? moved : anchorOn
}

/**
 * The days of a segment on which a charge holds: those of its phase, up to the end of a fixed term,
 * cut where periods are counted anew. `opensOn` is the first day of the phase: in advance it is due
 * then and not before, also within a period that has begun.
 */
export function livesOf(
  version: Pick<PlanVersion, 'phases' | 'phaseAnchor'>,
  charge: Pick<Charge, 'phase'>,
  segment: Segment,
  firstStartedOn: string
): (Segment & { readonly opensOn: string | null })[] {
  if (version.phases.length === 0) return [{ ...segment, opensOn: null }]
  const spans = phaseSpans(version.phases, firstStartedOn)
  const own = spans.find(({ phase }) => phase.key === charge.phase)
  const life = own ?? { startsOn: segment.startsOn, endsOn: termEndOf(version, firstStartedOn) }
  const border = movedAnchorOf(version, firstStartedOn)
  const opensOn = own?.startsOn ?? null
  const whole = clip(segment, life.startsOn, life.endsOn)
  if (whole === null) return []
  if (border === null) return [{ ...whole, opensOn }]
  const before = clip(whole, whole.startsOn, border)
  const after = clip(whole, border, null)
  return [
    ...(before === null ? [] : [{ ...before, opensOn }]),
    ...(after === null ? [] : [{ ...after, opensOn: later(opensOn, border) }]),
  ]
}

function clip(segment: Segment, from: string, to: string | null): Segment | null {
  const startsOn = later(segment.startsOn, from)
  const endsOn =
    segment.endsOn === null || (to !== null && to < segment.endsOn) ? to : segment.endsOn
  return endsOn !== null && endsOn <= startsOn ? null : { ...segment, startsOn, endsOn }
}

function later(left: string | null, right: string): string {
  return left !== null && left > right ? left : right
}
