import { intersectPeriods, periodContaining } from '#kernel/period'
import { prorateFraction, type ProrationMethod } from '#kernel/proration'
import type { Rational } from '#kernel/rational'
import { localDateAt, startOfLocalDay } from '#kernel/time_zone'
import type { ObligationInput, StateOwner } from '#sdk/rating'
import type { Charge, PlanVersion } from '#app/catalog/charge'
import { anchorOnDayOf, livesOf } from '#app/subscriptions/phases'
import type { Segment } from '#app/subscriptions/timeline'

/** A subscription of a service, with what of it and its account usage is placed by. */
export interface PlacedSubscription {
  readonly id: number
  readonly accountId: number
  readonly serviceId: number
  readonly currency: string
  readonly timeZone: string
  readonly anchorOn: string
  readonly firstStartedOn: string
  readonly segments: readonly Segment[]
  /** First day that another system has not billed, by charge. */
  readonly openedOn: ReadonlyMap<string, string>
}

/** Where usage belongs: the charge that rates it on acceptance, and the interval it is billed in. */
export interface UsagePlace {
  readonly subscription: PlacedSubscription
  readonly charge: Charge
  /** Whose state it is rated with; without state each subscription has an order of its own. */
  readonly owner: { readonly kind: StateOwner; readonly id: number }
  readonly occurredOn: string
  readonly startsOn: string
  readonly endsOn: string
  readonly quantity: number
  readonly fraction: Rational
}

const FAR_FUTURE = '9999-12-31'

/** The charges of a subscription that rate usage of a metric at an instant when it is accepted. */
export function placesOf(
  subscription: PlacedSubscription,
  versions: ReadonlyMap<number, PlanVersion>,
  metric: string,
  occurredAt: number
): UsagePlace[] {
  const occurredOn = localDateAt(subscription.timeZone, occurredAt)
  const segment = subscription.segments.find(({ startsOn, endsOn }) => {
    return occurredOn >= startsOn && occurredOn < (endsOn ?? FAR_FUTURE)
  })
  if (segment === undefined) return []
  const version = versions.get(segment.planVersionId)!
  const charges = version.charges.filter(({ key, recording, metrics }) => {
    const isOurs = occurredOn >= (subscription.openedOn.get(key) ?? '')
    return recording === 'on_accept' && metrics.includes(metric) && isOurs
  })
  return charges.flatMap((charge) =>
    livesOf(version, charge, segment, subscription.firstStartedOn)
      .filter(({ startsOn, endsOn }) => {
        return occurredOn >= startsOn && occurredOn < (endsOn ?? FAR_FUTURE)
      })
      .map((life) => place(subscription, version, life, charge, occurredOn))
  )
}

function place(
  subscription: PlacedSubscription,
  version: PlanVersion,
  segment: Segment,
  charge: Charge,
  occurredOn: string
): UsagePlace {
  const { periodUnit, periodCount, proration } = version
  const anchor = anchorOnDayOf(version, subscription, occurredOn)
  const series = { anchor, unit: periodUnit, count: periodCount }
  const whole = periodContaining({ ...series, date: occurredOn })
  const life = { startsOn: segment.startsOn, endsOn: segment.endsOn ?? FAR_FUTURE }
  const part = intersectPeriods(whole, life)!
  const fraction = prorateFraction({
    method: proration as ProrationMethod,
    whole: { startsOn: whole.startsOn, endsOn: whole.endsOn },
    part,
    zone: subscription.timeZone,
  })
  const { quantity } = segment
  return {
    subscription,
    charge,
    owner: ownerOf(subscription, charge),
    ...{ occurredOn, ...part, quantity, fraction },
  }
}

function ownerOf({ id, accountId, serviceId }: PlacedSubscription, { stateOwner }: Charge) {
  if (stateOwner === 'service') return { kind: stateOwner, id: serviceId }
  if (stateOwner === 'account') return { kind: stateOwner, id: accountId }
  return { kind: 'subscription', id } as const
}

/** The interval as a rule sees it. */
export function obligationOf(
  { startsOn, endsOn, fraction, quantity }: Omit<UsagePlace, 'subscription' | 'charge' | 'owner'>,
  serviceId: number,
  timeZone: string
): ObligationInput {
  return {
    serviceId: String(serviceId),
    startsOn,
    endsOn,
    startsAt: startOfLocalDay(timeZone, startsOn),
    endsAt: startOfLocalDay(timeZone, endsOn),
    fraction,
    quantity,
  }
}
