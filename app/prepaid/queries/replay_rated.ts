import { Exception } from '@adonisjs/core/exceptions'
import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import { parseRational } from '#kernel/rational'
import type { Explanation } from '#sdk/explanation'
import type { Accumulators, RatingGroup } from '#sdk/rating'
import type { Charge } from '#app/catalog/charge'
import { loadPlanVersions } from '#app/catalog/queries/load_plan_versions'
import { acceptedOf, acceptedQuery } from '#app/prepaid/rating/accepted_usage'
import { rateUsage, UsageRaters } from '#app/prepaid/rating/rate_usage'
import { stateText } from '#app/rating/state_text'
import { obligationOf } from '#app/prepaid/rating/usage_place'
import { standingQuery } from '#app/prepaid/queries/load_rated_days'

/** An interval of a subscription's charge, as a run saw it that knew the batches up to one. */
export interface ReplayAsked {
  readonly companyId: number
  readonly subscriptionId: number
  readonly chargeKey: string
  readonly startsOn: string
  readonly endsOn: string
  readonly upToSeq: number
}

/** One rated event, computed again from what it opened with. */
export interface ReplayedEvent {
  readonly amountExact: string
  readonly amountMinor: bigint
  readonly usedQuantity: number
  readonly billedQuantity: number
  readonly explanation: Explanation
}

type Row = Record<string, any>

/**
 * Replays the pure rule over rated events in the order of acceptance, each from its opening state
 * and the facts it saw. What comes out differently is an alarm (E_REPLAY_DIFFERS).
 */
export async function replayRated(
  client: QueryClientContract,
  asked: ReplayAsked
): Promise<ReplayedEvent[]> {
  const rows = await standingQuery(client, asked.upToSeq)
    .join('accounts', 'accounts.id', 'rated.account_id')
    .where('rated.subscription_id', asked.subscriptionId)
    .where('rated.charge_key', asked.chargeKey)
    .where('rated.occurred_on', '>=', asked.startsOn)
    .where('rated.occurred_on', '<', asked.endsOn)
    .orderBy('rated.seq')
    .select('rated.*', 'accounts.currency', 'accounts.time_zone')
  const groups = await groupsOf(client, rows)
  const charges = await chargesOf(client, rows)
  const replayed: ReplayedEvent[] = []
  for (const [index, row] of rows.entries()) {
    const raters = new UsageRaters(client, asked.companyId, Number(row.recorded_at))
    replayed.push(await replayOne(row, groups[index], charges.get(Number(row.charge_id))!, raters))
  }
  return replayed
}

async function replayOne(
  row: Row,
  group: RatingGroup,
  charge: Charge,
  raters: UsageRaters
): Promise<ReplayedEvent> {
  const opening: Accumulators = JSON.parse(row.opening)
  const rater = await raters.of(charge, group)
  const rated = rateUsage(rater, group, opening)
  if (
    'reason' in rated ||
    rated.amountExact !== row.amount_exact ||
    rated.amountMinor !== BigInt(row.amount_minor) ||
    stateText(rated.closing) !== row.closing
  ) {
    throw new Exception(`The replay of rated event ${row.id} is not what is stored`, {
      code: 'E_REPLAY_DIFFERS',
      status: 500,
    })
  }
  const { amountExact, amountMinor, usedQuantity, billedQuantity } = rated
  const target = rater.rate(group, opening).targets[0]
  const explanation = rater.explain(group, opening, 0, target)
  return { amountExact, amountMinor, usedQuantity, billedQuantity, explanation }
}

async function groupsOf(client: QueryClientContract, rows: readonly Row[]): Promise<RatingGroup[]> {
  const stored = new Map<string, Row>()
  for (const [batchId, some] of Map.groupBy(rows, (row) => Number(row.batch_id))) {
    const events = await acceptedQuery(client)
      .where('event.batch_id', batchId)
      .whereIn(
        'event.row_no',
        some.map((row) => row.row_no)
      )
    for (const event of events) stored.set(`${batchId}-${event.row_no}`, event)
  }
  return rows.map((row) => {
    const place = {
      startsOn: row.starts_on,
      endsOn: row.ends_on,
      occurredOn: row.occurred_on,
      fraction: parseRational(row.fraction),
      quantity: Number(row.quantity),
    }
    const { event } = acceptedOf(stored.get(`${row.batch_id}-${row.row_no}`)!)
    const { currency, time_zone: timeZone } = row
    const obligations = [obligationOf(place, Number(row.service_id), timeZone)]
    return { currency, timeZone, obligations, events: [event] }
  })
}

async function chargesOf(client: QueryClientContract, rows: readonly Row[]) {
  const ids = [...new Set(rows.map((row) => Number(row.charge_id)))]
  const editions = await client.from('charges').whereIn('id', ids).select('plan_version_id')
  const versionIds = [...new Set(editions.map((row) => Number(row.plan_version_id)))]
  const versions = await loadPlanVersions(client, versionIds)
  return new Map([...versions.values()].flatMap((version) => [...version.editions]))
}
