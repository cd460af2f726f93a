import { addMonths } from '#kernel/calendar_date'
import { rationalFromMinor } from '#kernel/rational'
import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import { NO_ACCUMULATORS, type RatedTarget, type RatingGroup } from '#sdk/rating'
import type { RatingResult } from '#app/plugin_host/hosted_rater'
import { MONTHS_LOOKED_BACK } from '#app/billing/bill_run'
import { HeldForReviewException } from '#app/billing/exceptions/held_for_review_exception'
import type { AccountGroup, ChunkData, SubscriptionToBill } from '#app/billing/freezing/chunk_data'
import type { ChunkParts } from '#app/billing/freezing/load_settled'
import type { PlannedObligation } from '#app/billing/freezing/planned_obligation'
import {
  loadRatedDays,
  partsOfKey,
  ratedKey,
  type RatedDay,
} from '#app/prepaid/queries/load_rated_days'

/** What subscriptions of a chunk were rated when their usage was accepted; nothing is read without any. */
export async function loadRated(
  client: QueryClientContract,
  { run, subscriptions, versions }: ChunkParts
): Promise<ChunkData['rated']> {
  const rating = [...versions.values()].filter(({ editions }) => {
    return [...editions.values()].some(({ recording }) => recording === 'on_accept')
  })
  if (rating.length === 0) return new Map()
  const ids = new Set(rating.map(({ id }) => id))
  const subscriptionIds = [...subscriptions.values()]
    .flat()
    .filter(({ planVersionIds }) => planVersionIds.some((id) => ids.has(id)))
    .map(({ id }) => id)
  const since = addMonths(run.dueOn, -MONTHS_LOOKED_BACK)
  return loadRatedDays(client, { subscriptionIds, since, upToSeq: run.manifest.batchSeq })
}

/**
 * The result of a call whose usage was rated when it was accepted: sums, nothing is rated again.
 * Errors: E_HELD_FOR_REVIEW when usage has no price yet.
 */
export function ratedOnAccept(
  rated: ChunkData['rated'],
  members: readonly PlannedObligation[],
  { events, currency }: RatingGroup
): RatingResult {
  const targets = members.map((member, index) => {
    const seen = events.reduce((sum, { obligation }) => sum + Number(obligation === index), 0)
    const target = targetOf(rated, member, currency)
    if (target.events !== seen) throw unrated(member, seen, target.events)
    return target
  })
  return { targets, suspended: [], state: NO_ACCUMULATORS }
}

function targetOf(
  rated: ChunkData['rated'],
  member: PlannedObligation,
  currency: string
): RatedTarget {
  let amountMinor = 0n
  let quantity = 0
  let billedQuantity = 0
  let events = 0
  for (const day of rated.get(keyOf(member)) ?? []) {
    if (!isWithin(day, member)) continue
    amountMinor += day.amountMinor
    quantity += day.usedQuantity
    billedQuantity += day.billedQuantity
    events += day.events
  }
  return { amount: rationalFromMinor(amountMinor, currency), quantity, billedQuantity, events }
}

function unrated({ charge, startsOn }: PlannedObligation, seen: number, rated: number) {
  return new HeldForReviewException(
    'PREPAID_UNRATED',
    `${charge.name} from ${startsOn}: ${rated} of ${seen} events were rated when they were accepted`
  )
}

type Owing = Pick<ChunkData, 'run' | 'rated' | 'subscriptions' | 'versions'>

/**
 * Days that were debited stay owed: each lies in an interval that is recorded on acceptance too, which
 * is planned now, settled, or due later. One that lies in none, or whose interval makes way or is
 * rated by the run, is for somebody to decide. Errors: E_HELD_FOR_REVIEW.
 */
export function assertStillOwed(
  data: Owing,
  { accounts }: AccountGroup,
  planned: readonly PlannedObligation[]
) {
  // A correction plans nothing anew.
  if (data.rated.size === 0 || data.run.correction !== null) return
  const byKey = Map.groupBy(planned, keyOf)
  const ids = new Set(accounts.map(({ id }) => id))
  const subscriptions = [...ids].flatMap((id) => data.subscriptions.get(id) ?? [])
  const bySubscription = new Map(subscriptions.map((one) => [one.id, one]))
  for (const [key, days] of data.rated) {
    const { subscriptionId, chargeKey } = partsOfKey(key)
    const subscription = bySubscription.get(subscriptionId)
    if (subscription === undefined) continue
    const known = byKey.get(key) ?? []
    const lost = days.find((day) => {
      const within = known.filter((one) => isWithin(day, one))
      return within.length > 0
        ? !within.some(isRecordedHere)
        : !isRatedThen(data.versions, subscription, chargeKey, day)
    })
    if (lost !== undefined) throw changed(chargeKey, lost)
  }
}

function isRecordedHere({ cause, charge }: PlannedObligation): boolean {
  return cause !== 'void' && charge.recording === 'on_accept'
}

/** Whether the plan of a day has the charge, and rates it on acceptance. */
function isRatedThen(
  versions: ChunkData['versions'],
  { segments }: SubscriptionToBill,
  chargeKey: string,
  { occurredOn }: RatedDay
): boolean {
  const segment = segments.find(({ startsOn, endsOn }) => {
    return occurredOn >= startsOn && (endsOn === null || occurredOn < endsOn)
  })
  if (segment === undefined) return false
  return versions.get(segment.planVersionId)!.charges.some(({ key, recording }) => {
    return key === chargeKey && recording === 'on_accept'
  })
}

function changed(chargeKey: string, { occurredOn }: RatedDay) {
  return new HeldForReviewException(
    'PREPAID_CHANGED',
    `${chargeKey} was debited on ${occurredOn} by a plan that was changed since`
  )
}

function keyOf({ subscription, charge }: PlannedObligation): string {
  return ratedKey(subscription.id, charge.key)
}

function isWithin({ occurredOn }: RatedDay, { startsOn, endsOn }: PlannedObligation): boolean {
  return occurredOn >= startsOn && occurredOn < endsOn
}
