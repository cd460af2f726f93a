import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import type { PlanVersion } from '#app/catalog/charge'
import { loadPlanVersions } from '#app/catalog/queries/load_plan_versions'
import { clock } from '#app/database/clock'
import { loadChanges } from '#app/subscriptions/queries/load_timelines'
import { timelineOf } from '#app/subscriptions/timeline'
import { placesOf, type PlacedSubscription, type UsagePlace } from '#app/prepaid/rating/usage_place'

/** Finds the charges that rate usage of some services on acceptance. */
export class Placer {
  constructor(
    private readonly subscriptions: ReadonlyMap<number, readonly PlacedSubscription[]>,
    private readonly versions: ReadonlyMap<number, PlanVersion>
  ) {}

  /** In the order of subscriptions and charges; empty for usage that bill runs rate. */
  places(serviceId: number, metric: string, occurredAt: number): UsagePlace[] {
    return (this.subscriptions.get(serviceId) ?? []).flatMap((subscription) => {
      return placesOf(subscription, this.versions, metric, occurredAt)
    })
  }
}

/** A handful of queries, however many services are asked for. */
export async function loadPlacer(
  client: QueryClientContract,
  serviceIds: readonly number[]
): Promise<Placer> {
  const rows = await client
    .from('subscriptions')
    .join('accounts', 'accounts.id', 'subscriptions.account_id')
    .whereIn('subscriptions.service_id', [...new Set(serviceIds)])
    .orderBy('subscriptions.id')
    .select('subscriptions.*', 'accounts.currency', 'accounts.time_zone')
  const ids = rows.map((row) => Number(row.id))
  const changes = await loadChanges(client, ids)
  const opened = await loadOpenings(client, ids)
  const subscriptions = rows.map((row): PlacedSubscription => {
    const own = changes.get(Number(row.id))
    const planVersionId = Number(row.plan_version_id)
    const whole = { startsOn: row.starts_on, endsOn: row.ends_on, planVersionId }
    return {
      id: Number(row.id),
      accountId: Number(row.account_id),
      serviceId: Number(row.service_id),
      currency: row.currency,
      timeZone: row.time_zone,
      anchorOn: row.anchor_on,
      firstStartedOn: row.first_started_on ?? row.starts_on,
      openedOn: opened.get(Number(row.id)) ?? new Map(),
      segments: own ? timelineOf(own) : [{ ...whole, quantity: Number(row.quantity) }],
    }
  })
  const planVersionIds = subscriptions.flatMap(({ segments }) => {
    return segments.map(({ planVersionId }) => planVersionId)
  })
  const versions = await loadPlanVersions(client, [...new Set(planVersionIds)], clock.now())
  return new Placer(
    Map.groupBy(subscriptions, ({ serviceId }) => serviceId),
    versions
  )
}

/** What another system has billed is not debited here: first days that it left, by charge. */
async function loadOpenings(client: QueryClientContract, subscriptionIds: readonly number[]) {
  const rows = await client
    .from('opening_positions')
    .whereIn('subscription_id', [...subscriptionIds])
    .select('subscription_id', 'charge_key', 'billed_through_on')
  const bySubscription = Map.groupBy(rows, (row) => Number(row.subscription_id))
  return new Map(
    [...bySubscription].map(([id, some]) => [
      id,
      new Map(some.map((row) => [row.charge_key as string, String(row.billed_through_on)])),
    ])
  )
}
