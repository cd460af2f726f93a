import type { LocalPeriod } from '#kernel/period'
import { sortCharges, type SortableCharge } from '#app/catalog/sort_charges'
import type { Charge } from '#app/catalog/charge'
import { STAGES, type StateOwner } from '#sdk/rating'
import { pluginHost } from '#app/plugin_host/plugin_host'
import { compareDiscountCalls, discountOf } from '#app/billing/freezing/discount_calls'
import type { DiscountOrders } from '#app/rating/discount_orders'
import type { AccountGroup, FactsManifest } from '#app/billing/freezing/chunk_data'
import type { PlannedObligation } from '#app/billing/freezing/planned_obligation'

/** Whose state a call carries. */
export interface CallOwner {
  readonly kind: StateOwner
  readonly id: number
}

/** Obligations that a rule rates in one call: of one charge, by the same facts. */
export interface RatingCall {
  readonly charge: Charge
  readonly facts: FactsManifest
  readonly owner: CallOwner | null
  readonly whole: LocalPeriod
  /** The days of the period whose state it carries: from its first day to where another goes on. */
  readonly part: LocalPeriod
  readonly members: readonly PlannedObligation[]
  /** The subscription of its first obligation. */
  readonly subscriptionId: number
  /** An obligation that was part of it is owed no longer, so what stands has to be computed again. */
  readonly isDisturbed: boolean
}

/**
 * The calls of a group in the order of computing: what is read first, then by period, because a
 * period opens with what the one before closed with.
 */
export function ratingCalls(
  planned: readonly PlannedObligation[],
  group: AccountGroup,
  current: FactsManifest,
  orders: DiscountOrders = []
): RatingCall[] {
  const byCall = Map.groupBy(planned, (obligation) => callKey(obligation, group, current))
  const parts = statePartsOf(byCall.values(), group)
  const calls = [...byCall.values()].map((all): RatingCall => {
    const owner = ownerOf(all[0], group)
    const { charge, whole } = all[0]
    const members = all.filter(({ cause }) => cause !== 'void')
    const isDisturbed = owner !== null && members.length < all.length
    const facts = factsOf(all, owner, current)
    const part = parts.get(all) ?? whole
    const subscriptionId = all[0].subscription.id
    return { charge, facts, owner, whole, part, members, subscriptionId, isDisturbed }
  })
  const ranks = ranksOf(calls)
  return calls.sort((left, right) => {
    const rank = ranks.get(left.charge.id)! - ranks.get(right.charge.id)!
    if (rank !== 0) return rank
    return discountOf(left.charge) !== null && discountOf(right.charge) !== null
      ? compareDiscountCalls(left, right, orders)
      : compareDays(left, right)
  })
}

function compareDays(left: RatingCall, right: RatingCall) {
  return left.part.startsOn < right.part.startsOn
    ? -1
    : Number(left.part.startsOn > right.part.startsOn)
}

/**
 * Where charges of one key follow each other within a period, because the plan was changed, the next
 * goes on with the state of the one before: the period is cut where it begins.
 */
function statePartsOf(
  calls: Iterable<readonly PlannedObligation[]>,
  group: AccountGroup
): Map<readonly PlannedObligation[], LocalPeriod> {
  const parts = new Map<readonly PlannedObligation[], LocalPeriod>()
  const stateful = [...calls].flatMap((all) => {
    const owner = ownerOf(all[0], group)
    return owner === null ? [] : [{ all, owner }]
  })
  if (stateful.length < 2) return parts
  const byPeriod = Map.groupBy(stateful, ({ all: [{ charge, whole }], owner }) => {
    return `${charge.key}:${owner.kind}:${owner.id}:${whole.startsOn}`
  })
  for (const together of byPeriod.values()) {
    const { whole } = together[0].all[0]
    const starts = [...new Set(together.map(({ all }) => firstDayOf(all)))].sort()
    for (const { all } of together) {
      const index = starts.indexOf(firstDayOf(all))
      const startsOn = index === 0 ? whole.startsOn : starts[index]
      parts.set(all, { startsOn, endsOn: starts[index + 1] ?? whole.endsOn })
    }
  }
  return parts
}

/** Of what is owed; of a call of which nothing is owed any more, its own first day. */
function firstDayOf(all: readonly PlannedObligation[]): string {
  const living = all.filter(({ cause }) => cause !== 'void')
  return (living.length > 0 ? living : all).map(({ startsOn }) => startsOn).sort()[0]
}

/**
 * With state, all obligations of the owner in the period belong together, whenever they were
 * settled; without, those that are priced by the same facts share a call to save calls.
 */
function callKey(obligation: PlannedObligation, group: AccountGroup, current: FactsManifest) {
  const { charge, settled, whole } = obligation
  const owner = ownerOf(obligation, group)
  if (owner !== null) return `${charge.id}:${owner.kind}:${owner.id}:${whole.startsOn}`
  const account = obligation.account.id
  // Discounts take turns: each sees what those before it in its period have left.
  const turn = discountOf(charge) === null ? '' : `${obligation.subscription.id}:${whole.startsOn}:`
  return `${turn}${charge.id}:${account}:${ownFacts(obligation, current).id}:${settled === null}`
}

export function ownerOf(
  { charge, account, subscription, whole }: PlannedObligation,
  group: AccountGroup
): CallOwner | null {
  // Usage that was rated when it was accepted carries its state from event to event by itself.
  if (charge.recording === 'on_accept') return null
  switch (charge.stateOwner) {
    case null:
      return null
    case 'group':
      return group.id === null || whole.startsOn < (group.sharedFrom.get(account.id) ?? '')
        ? { kind: 'account', id: account.id }
        : { kind: 'group', id: group.id }
    case 'account':
      return { kind: 'account', id: account.id }
    case 'service':
      return subscription.serviceId === null
        ? { kind: 'subscription', id: subscription.id }
        : { kind: 'service', id: subscription.serviceId }
    case 'subscription':
      return { kind: 'subscription', id: subscription.id }
  }
}

/** Late usage keeps the facts it was billed with; a correction takes today's. */
function ownFacts({ settled, cause }: PlannedObligation, current: FactsManifest): FactsManifest {
  return settled === null || cause === 'correction' ? current : settled.facts
}

function factsOf(
  members: readonly PlannedObligation[],
  owner: CallOwner | null,
  current: FactsManifest
): FactsManifest {
  if (owner === null) return ownFacts(members[0], current)
  if (members.some(({ cause }) => cause === 'correction')) return current
  return members.find(({ settled }) => settled !== null)?.settled?.facts ?? current
}

/**
 * The place of each charge in the order of computing. Charges of one key, of several plan versions or
 * editions, have one place, so that the state of a key is carried on in the order of time. Discounts
 * that see those before them have one place together.
 *
 * Errors: E_CHARGE_CIRCLE, also for plan versions that only together read each other in a circle.
 */
function ranksOf(calls: readonly RatingCall[]): Map<number, number> {
  const charges = [...new Map(calls.map(({ charge }) => [charge.id, charge])).values()]
  const placeOf = (charge: Charge) => (discountOf(charge) === null ? charge.key : DISCOUNTS)
  const byKey = Map.groupBy(charges, placeOf)
  const order = charges.every(({ reads }) => reads.length === 0)
    ? [...byKey.keys()]
    : sortCharges(
        [...byKey.values()]
          .toSorted(([left], [right]) => left.position - right.position || left.id - right.id)
          .map(asOneCharge)
      ).map(({ key }) => key)
  return new Map(charges.map((charge) => [charge.id, order.indexOf(placeOf(charge))]))
}

/** No charge has such a key. */
const DISCOUNTS = '*discounts'

/** What any of the versions of a charge reads, is tagged with, and the last of their stages. */
function asOneCharge(versions: readonly Charge[]): SortableCharge {
  const stages = versions.map(({ ruleCode, ruleRevision }) => {
    return pluginHost().ratingRule(ruleCode, ruleRevision).rule.stage
  })
  const isDiscount = discountOf(versions[0]) !== null
  return {
    key: isDiscount ? DISCOUNTS : versions[0].key,
    keys: [...new Set(versions.map(({ key }) => key))],
    isDiscount,
    reads: versions.flatMap(({ reads }) => reads),
    tags: versions.flatMap(({ tags }) => tags),
    stage: stages.toSorted((left, right) => STAGES.indexOf(left) - STAGES.indexOf(right)).at(-1)!,
  }
}
