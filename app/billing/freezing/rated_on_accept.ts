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
import { loadRatedDays, ratedKey } from '#app/prepaid/queries/load_rated_days'

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
  { subscription, charge, startsOn, endsOn }: PlannedObligation,
  currency: string
): RatedTarget {
  let amountMinor = 0n
  let quantity = 0
  let billedQuantity = 0
  let events = 0
  for (const day of rated.get(ratedKey(subscription.id, charge.key)) ?? []) {
    if (day.occurredOn < startsOn || day.occurredOn >= endsOn) continue
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

/** What was debited by its plan cannot be owed by another: somebody has to decide. */
export function assertNotDebited(rated: ChunkData['rated'], planned: readonly PlannedObligation[]) {
  for (const { cause, charge, subscription, startsOn, endsOn } of planned) {
    if (cause !== 'void' || charge.recording !== 'on_accept') continue
    const days = rated.get(ratedKey(subscription.id, charge.key)) ?? []
    if (!days.some((day) => day.occurredOn >= startsOn && day.occurredOn < endsOn)) continue
    throw new HeldForReviewException(
      'PREPAID_CHANGED',
      `${charge.name} was debited from ${startsOn} on, by a plan that was changed since`
    )
  }
}
