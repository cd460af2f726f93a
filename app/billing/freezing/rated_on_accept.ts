import { addMonths } from '#kernel/calendar_date'
import { rationalFromMinor } from '#kernel/rational'
import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import { NO_ACCUMULATORS, type RatedTarget, type RatingGroup } from '#sdk/rating'
import type { RatingResult } from '#app/plugin_host/hosted_rater'
import { MONTHS_LOOKED_BACK } from '#app/billing/bill_run'
import { HeldForReviewException } from '#app/billing/exceptions/held_for_review_exception'
import type { ChunkData } from '#app/billing/freezing/chunk_data'
import type { ChunkParts } from '#app/billing/freezing/load_settled'
import type { PlannedObligation } from '#app/billing/freezing/planned_obligation'
import { loadRatedDays, ratedKey, type RatedDay } from '#app/prepaid/queries/load_rated_days'

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

/**
 * Days that were debited stay owed: those of an interval that makes way for another lie in that one,
 * or somebody has to decide. Errors: E_HELD_FOR_REVIEW.
 */
export function assertStillOwed(rated: ChunkData['rated'], planned: readonly PlannedObligation[]) {
  if (rated.size === 0) return
  const [voided, owed] = [planned.filter(isVoid), planned.filter((one) => !isVoid(one))]
  for (const gone of voided.filter(({ charge }) => charge.recording === 'on_accept')) {
    const key = keyOf(gone)
    const others = owed.filter((one) => keyOf(one) === key)
    for (const day of rated.get(key) ?? []) {
      if (!isWithin(day, gone) || others.some((one) => isWithin(day, one))) continue
      throw new HeldForReviewException(
        'PREPAID_CHANGED',
        `${gone.charge.name} was debited on ${day.occurredOn} by a plan that was changed since`
      )
    }
  }
}

function isVoid({ cause }: PlannedObligation): boolean {
  return cause === 'void'
}

function keyOf({ subscription, charge }: PlannedObligation): string {
  return ratedKey(subscription.id, charge.key)
}

function isWithin({ occurredOn }: RatedDay, { startsOn, endsOn }: PlannedObligation): boolean {
  return occurredOn >= startsOn && occurredOn < endsOn
}
