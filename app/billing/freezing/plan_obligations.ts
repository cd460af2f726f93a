import { addMonths } from '#kernel/calendar_date'
import { SETTLED_MONTHS } from '#app/billing/bill_run'
import { HeldForReviewException } from '#app/billing/exceptions/held_for_review_exception'
import type {
  AccountGroup,
  AccountToBill,
  ChunkData,
  SubscriptionToBill,
} from '#app/billing/freezing/chunk_data'
import { asSettled, placesOf, unsettledDue } from '#app/billing/freezing/intervals'
import type { PlannedObligation } from '#app/billing/freezing/planned_obligation'
import { replan } from '#app/billing/freezing/replan'

/**
 * What a group of accounts has to be computed for: the intervals of its charges that are due, in
 * advance once their first day has come, in arrears once their last day is over (or the
 * subscription has ended), behind what is settled; and the settled ones that may have to be computed
 * again. Where charges share state or read each other, everything settled since the first day
 * concerned belongs to it; elsewhere only what has a cause. Pure: the run's date is an input.
 */
export function planObligations(data: ChunkData, group: AccountGroup): PlannedObligation[] {
  const planned = group.accounts.flatMap((account) => {
    const subscriptions = data.subscriptions.get(account.id) ?? []
    return subscriptions.flatMap((subscription) => planSubscription(data, account, subscription))
  })
  const moved = planned.filter(({ cause }) => cause !== null)
  if (moved.length === 0) return []
  if (!isLinked(data, group)) return moved
  const since = firstDayConcerned(planned, moved.map(({ whole }) => whole.startsOn).sort()[0])
  return planned.filter(({ cause, endsOn }) => cause !== null || endsOn > since)
}

/** What reads other charges is computed with all that it reads, also where that began earlier. */
function firstDayConcerned(planned: readonly PlannedObligation[], since: string): string {
  const readers = planned.filter(({ charge, cause, endsOn }) => {
    return charge.reads.length > 0 && (cause !== null || endsOn > since)
  })
  const first = readers.map(({ whole }) => whole.startsOn).sort()[0] ?? since
  return first < since ? firstDayConcerned(planned, first) : since
}

function planSubscription(
  data: ChunkData,
  account: AccountToBill,
  subscription: SubscriptionToBill
): PlannedObligation[] {
  const isCorrection = data.run.correction !== null
  if (subscription.replanFrom !== null && !isCorrection) {
    assertWithinReach(data, subscription.replanFrom)
    return replan(data, account, subscription, subscription.replanFrom)
  }
  const settled = (data.settled.get(subscription.id) ?? []).map((obligation) => {
    return asSettled(data, account, subscription, obligation)
  })
  if (isCorrection) return settled
  const due = placesOf(data, account, subscription).flatMap((place) => unsettledDue(data, place))
  return [...settled, ...due]
}

/** Whether charges of the group carry state or read anything, so that one amount moves another. */
export function isLinked(
  data: Pick<ChunkData, 'subscriptions' | 'versions'>,
  group: AccountGroup
): boolean {
  return group.accounts.some(({ id }) =>
    (data.subscriptions.get(id) ?? []).some(({ planVersionIds }) =>
      planVersionIds.some((planVersionId) =>
        data.versions
          .get(planVersionId)!
          .charges.some(({ stateOwner, reads }) => stateOwner !== null || reads.length > 0)
      )
    )
  )
}

function assertWithinReach(data: ChunkData, replanFrom: string) {
  const horizon = addMonths(data.run.dueOn, -SETTLED_MONTHS)
  if (replanFrom >= horizon) return
  throw new HeldForReviewException(
    'CHANGE_TOO_OLD',
    `A subscription was changed from ${replanFrom} on, before ${horizon}: bill the difference by hand`
  )
}
