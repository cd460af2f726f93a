import {
  intersectPeriods,
  periodContaining,
  periodsBetween,
  type LocalPeriod,
} from '#kernel/period'
import { prorateFraction, type ProrationMethod } from '#kernel/proration'
import { addDays } from '#kernel/calendar_date'
import { startOfLocalDay } from '#kernel/time_zone'
import type { Charge, PlanVersion } from '#app/catalog/charge'
import type { AccountToBill, ChunkData, SubscriptionToBill } from '#app/billing/freezing/chunk_data'
import type { PlannedObligation } from '#app/billing/freezing/planned_obligation'

/** Periods of one charge that one run may settle; more is held for review, not billed at once. */
const MAX_PERIODS = 36
const FAR_FUTURE = '9999-12-31'

/**
 * The intervals of an account's charges that are due: in advance once their first day has come, in
 * arrears once their last day is over (or the subscription has ended), behind what is settled; and
 * the settled ones that have to be computed again. Pure: the run's date is an input.
 */
export function planObligations(data: ChunkData, account: AccountToBill): PlannedObligation[] {
  const planned: PlannedObligation[] = []
  for (const subscription of data.subscriptions.get(account.id) ?? []) {
    const version = data.versions.get(subscription.planVersionId)!
    for (const charge of version.charges) {
      const place = { account, subscription, version, charge }
      planned.push(...reopened(data, place), ...newlyDue(data, place))
    }
  }
  return planned
}

/** Where an obligation stands: whose, of which subscription, for which charge. */
export interface Place {
  readonly account: AccountToBill
  readonly subscription: SubscriptionToBill
  readonly version: PlanVersion
  readonly charge: Charge
}

function newlyDue(data: ChunkData, place: Place): PlannedObligation[] {
  const { subscription, charge } = place
  const from = data.settledThrough.get(`${subscription.id}:${charge.key}`) ?? subscription.startsOn
  const last = lastDueDay(data.run.dueOn, subscription, charge)
  if (from >= last) {
    return []
  }
  const life = { startsOn: subscription.startsOn, endsOn: subscription.endsOn ?? FAR_FUTURE }
  return periodsBetween({ ...seriesOf(place), startsOn: from, endsOn: last, maximum: MAX_PERIODS })
    .map((whole) => ({ whole, part: intersectPeriods(whole, life) }))
    .filter(({ part }) => part !== null && part.startsOn >= from)
    .filter(({ part }) => charge.timing === 'advance' || part!.endsOn <= data.run.dueOn)
    .map(({ whole, part }) => plannedOf(place, whole, part!, null))
}

/** The exclusive end of the search for due periods. */
function lastDueDay(dueOn: string, subscription: SubscriptionToBill, charge: Charge) {
  const horizon = charge.timing === 'advance' ? addDays(dueOn, 1) : dueOn
  return subscription.endsOn !== null && subscription.endsOn < horizon
    ? subscription.endsOn
    : horizon
}

function reopened(data: ChunkData, place: Place): PlannedObligation[] {
  const settled = data.reopened.get(place.subscription.id) ?? []
  return settled
    .filter((obligation) => obligation.chargeKey === place.charge.key)
    .map((obligation) => placeObligation(place, obligation, obligation))
}

/** An obligation of known bounds in its whole period: as it was planned, and as it is replayed. */
export function placeObligation(
  place: Place,
  part: LocalPeriod,
  settled: PlannedObligation['settled'] = null
): PlannedObligation {
  const whole = periodContaining({ ...seriesOf(place), date: part.startsOn })
  return plannedOf(place, whole, part, settled)
}

function plannedOf(
  place: Place,
  whole: LocalPeriod,
  part: LocalPeriod,
  settled: PlannedObligation['settled']
): PlannedObligation {
  const { timeZone } = place.account
  const method = place.version.proration as ProrationMethod
  return {
    ...place,
    startsOn: part.startsOn,
    endsOn: part.endsOn,
    startsAt: startOfLocalDay(timeZone, part.startsOn),
    endsAt: startOfLocalDay(timeZone, part.endsOn),
    fraction: prorateFraction({
      method,
      whole: { startsOn: whole.startsOn, endsOn: whole.endsOn },
      part: { startsOn: part.startsOn, endsOn: part.endsOn },
      zone: timeZone,
    }),
    settled,
  }
}

function seriesOf({ subscription, version }: Place) {
  return { anchor: subscription.anchorOn, unit: version.periodUnit, count: version.periodCount }
}
