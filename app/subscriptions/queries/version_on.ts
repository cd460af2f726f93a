import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import type { PlanVersion } from '#app/catalog/charge'
import { loadPlanVersions } from '#app/catalog/queries/load_plan_versions'
import { timelineOf, type SubscriptionChange } from '#app/subscriptions/timeline'

/**
 * The plan version that holds on a day; before the first stretch the first one, in a pause or behind
 * the end the last one before it. Null for a subscription that has no day at all.
 */
export async function versionOn(
  client: QueryClientContract,
  changes: readonly SubscriptionChange[],
  day: string
): Promise<PlanVersion | null> {
  const segments = timelineOf(changes)
  const segment = segments.findLast(({ startsOn }) => startsOn <= day) ?? segments[0]
  if (segment === undefined) return null
  const versions = await loadPlanVersions(client, [segment.planVersionId])
  return versions.get(segment.planVersionId)!
}
