import type { LocalPeriod } from '#kernel/period'
import { sortCharges } from '#app/catalog/sort_charges'
import type { Charge } from '#app/catalog/charge'
import type { StateOwner } from '#sdk/rating'
import { pluginHost } from '#app/plugin_host/plugin_host'
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
  readonly members: readonly PlannedObligation[]
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
  current: FactsManifest
): RatingCall[] {
  const byCall = Map.groupBy(planned, (obligation) => callKey(obligation, group, current))
  const calls = [...byCall.values()].map((all): RatingCall => {
    const owner = ownerOf(all[0], group)
    const { charge, whole } = all[0]
    const members = all.filter(({ cause }) => cause !== 'void')
    const isDisturbed = owner !== null && members.length < all.length
    return { charge, facts: factsOf(all, owner, current), owner, whole, members, isDisturbed }
  })
  const ranks = ranksOf(calls)
  return calls.sort((left, right) => {
    const rank = ranks.get(left.charge.id)! - ranks.get(right.charge.id)!
    return rank === 0 ? compareDays(left, right) : rank
  })
}

function compareDays(left: RatingCall, right: RatingCall) {
  return left.whole.startsOn < right.whole.startsOn
    ? -1
    : Number(left.whole.startsOn > right.whole.startsOn)
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
  return `${charge.id}:${account}:${ownFacts(obligation, current).id}:${settled === null}`
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

/** The place of each charge in the order of computing. Errors: E_CHARGE_CIRCLE. */
function ranksOf(calls: readonly RatingCall[]): Map<number, number> {
  const charges = [...new Map(calls.map(({ charge }) => [charge.id, charge])).values()]
  if (charges.every(({ reads }) => reads.length === 0)) {
    const keys = [...new Set(charges.map(({ key }) => key))]
    return new Map(charges.map(({ id, key }) => [id, keys.indexOf(key)]))
  }
  const sortable = charges
    .toSorted((left, right) => left.position - right.position || left.id - right.id)
    .map((charge) => {
      const { rule } = pluginHost().ratingRule(charge.ruleCode, charge.ruleRevision)
      return { ...charge, stage: rule.stage }
    })
  return new Map(sortCharges(sortable).map(({ id }, index) => [id, index]))
}
