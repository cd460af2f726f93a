import { intersectPeriods, type LocalPeriod } from '#kernel/period'
import { prorateFraction, type ProrationMethod } from '#kernel/proration'
import { startOfLocalDay } from '#kernel/time_zone'
import type {
  AccountToBill,
  ChunkData,
  SettledObligation,
  SubscriptionToBill,
} from '#app/billing/freezing/chunk_data'
import { isCalendar } from '#app/catalog/period_source'
import { chargeLives } from '#app/billing/freezing/charge_lives'
import { calendarPeriodOf } from '#app/billing/freezing/charge_periods'
import { lookedBackTo, unsettledOf } from '#app/billing/freezing/settled_days'
import type { Place, PlannedObligation } from '#app/billing/freezing/planned_obligation'
import { paidPieces, payerOf } from '#app/billing/freezing/paid_pieces'
import { pricedPieces } from '#app/billing/freezing/priced_pieces'
import { livesOf } from '#app/subscriptions/phases'
import type { Segment } from '#app/subscriptions/timeline'

const FAR_FUTURE = '9999-12-31'

/** A segment of a subscription, or the days of it in a phase, with one charge of its plan version. */
export interface SegmentPlace extends Place {
  readonly segment: Segment
  /** In advance it is due from this day on; null: from the first day of its period. */
  readonly opensOn: string | null
}

export function placesOf(
  data: ChunkData,
  account: AccountToBill,
  subscription: SubscriptionToBill
): SegmentPlace[] {
  return chargeLives(data, subscription).flatMap(({ whole, version, charges }) => {
    const { quantity } = whole
    return charges.flatMap((charge) =>
      livesOf(version, charge, whole, subscription.firstStartedOn).flatMap(
        ({ opensOn, ...segment }) =>
          pricedPieces(version, subscription.id, charge, segment).flatMap((piece) => {
            const place = { account, subscription, version, quantity, ...piece, opensOn }
            return paidPieces(data, place).map((paid) => ({ ...place, segment: paid }))
          })
      )
    )
  })
}

/** The intervals of a segment's charge that are due and start on a day or later. */
export function dueFrom(data: ChunkData, place: SegmentPlace, from: string): PlannedObligation[] {
  const { segment, charge } = place
  const last = lastDueDay(data, place)
  const opened = data.openedOn.get(`${place.subscription.id}:${charge.key}`) ?? ''
  const first = [from, segment.startsOn, opened].sort().at(-1)!
  if (first >= last) return []
  // Behind what is settled, here or elsewhere, even when that ends within a period.
  const life = { startsOn: first, endsOn: segment.endsOn ?? FAR_FUTURE }
  return data.periods
    .between(place, first, last)
    .map((whole) => ({ whole, part: intersectPeriods(whole, life) }))
    .filter(({ part }) => part !== null)
    .filter(({ part }) => charge.timing === 'advance' || part!.endsOn <= data.run.dueOn)
    .map(({ whole, part }) => {
      const payerId = payerOf(data, place, part!.startsOn)
      return planObligation({ ...place, payerId }, whole, part!)
    })
}

/**
 * The exclusive end of the search for due periods. In advance a period is due as a whole once it has
 * begun, with what is known to change within it; but nothing before the subscription has begun, and
 * nothing of a phase before that has.
 */
function lastDueDay(data: ChunkData, place: SegmentPlace): string {
  const { run, periods } = data
  const { segment, charge, subscription, opensOn } = place
  const isOpen = subscription.startsOn <= run.dueOn && (opensOn ?? '') <= run.dueOn
  const horizon =
    charge.timing === 'advance' && isOpen && isKnownToBegin(data, place)
      ? (periods.containing(place, run.dueOn)?.endsOn ?? run.dueOn)
      : run.dueOn
  return segment.endsOn !== null && segment.endsOn < horizon ? segment.endsOn : horizon
}

/**
 * Whether a segment has begun, or does within the period that runs. Periods of its own plan may be
 * longer: a year that follows on some months is not due before it comes.
 */
function isKnownToBegin({ run, periods, versions }: ChunkData, place: SegmentPlace): boolean {
  if (place.segment.startsOn <= run.dueOn) return true
  const running = place.subscription.advanceSegments.findLast(({ startsOn }) => {
    return startsOn <= run.dueOn
  })
  if (running === undefined || running.planVersionId === place.version.id) return true
  const version = versions.get(running.planVersionId)!
  const period = periods.containing({ ...place, version }, run.dueOn)
  return period === null || place.segment.startsOn < period.endsOn
}

/** The intervals of a segment's charge that are due and were never settled. */
export function unsettledDue(data: ChunkData, place: SegmentPlace): PlannedObligation[] {
  const key = `${place.subscription.id}:${place.charge.key}`
  const through = data.settledThrough.get(key) ?? place.subscription.startsOn
  if (isCalendar(place.version.periodSource)) return dueFrom(data, place, through)
  // A late reading may close a period before one that is settled.
  const settled = data.settledDays.get(key) ?? []
  const oldest = lookedBackTo(data.run.dueOn)
  return dueFrom(data, place, through < oldest ? through : oldest).flatMap((due) =>
    withoutDays(place, due, settled)
  )
}

/** What is left of an interval without days that are settled and stay so. */
export function withoutDays(
  place: SegmentPlace,
  due: PlannedObligation,
  settled: readonly LocalPeriod[]
): PlannedObligation[] {
  return unsettledOf(due, settled).map((part) => {
    const isWhole = part.startsOn === due.startsOn && part.endsOn === due.endsOn
    return isWhole ? due : planObligation({ ...place, payerId: due.payerId }, due.whole, part)
  })
}

/** A settled obligation with the edition of its charge, or with the one that corrects it. */
export function asSettled(
  data: ChunkData,
  account: AccountToBill,
  subscription: SubscriptionToBill,
  settled: SettledObligation
): PlannedObligation {
  const version = [...data.versions.values()].find(({ editions }) => {
    return editions.has(settled.chargeId)
  })!
  const billed = version.editions.get(settled.chargeId)!
  // A price of the subscription's own is not what a correction of the plan is about.
  const holding =
    billed.override === null ? version.charges.find(({ key }) => key === billed.key) : undefined
  const charge = settled.cause === 'correction' && holding !== undefined ? holding : billed
  const quantity = settled.quantity ?? subscription.segments[0]?.quantity ?? 1
  const { payerId } = settled
  const place = { account, subscription, version, charge, quantity, payerId }
  return placeObligation(place, settled, settled)
}

/** An obligation of known bounds in its whole period: as it was planned, and as it is replayed. */
export function placeObligation(
  place: Place,
  part: LocalPeriod & { readonly whole?: LocalPeriod | null },
  settled: SettledObligation | null = null
): PlannedObligation {
  const whole = part.whole ?? calendarPeriodOf(place, part.startsOn)
  return planObligation(place, whole, part, settled)
}

function planObligation(
  { account, subscription, version, charge, quantity, payerId = null }: Place,
  whole: LocalPeriod,
  part: LocalPeriod,
  settled: SettledObligation | null = null
): PlannedObligation {
  const { timeZone } = account
  return {
    account,
    subscription,
    version,
    charge,
    quantity,
    payerId,
    startsOn: part.startsOn,
    endsOn: part.endsOn,
    startsAt: startOfLocalDay(timeZone, part.startsOn),
    endsAt: startOfLocalDay(timeZone, part.endsOn),
    whole: { startsOn: whole.startsOn, endsOn: whole.endsOn },
    ...(!isCalendar(version.periodSource) && { sourcedWhole: whole }),
    fraction: prorateFraction({
      method: version.proration as ProrationMethod,
      whole: { startsOn: whole.startsOn, endsOn: whole.endsOn },
      part: { startsOn: part.startsOn, endsOn: part.endsOn },
      zone: timeZone,
    }),
    settled,
    cause: settled === null ? 'first' : settled.cause,
  }
}
