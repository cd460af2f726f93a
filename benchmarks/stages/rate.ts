import { NO_ACCUMULATORS } from '#sdk/rating'
import { CoreStopwatch } from '#benchmarks/measure'
import { usageGroups, type GroupToRate } from '#benchmarks/stages/usage_groups'
import type { StageRequest } from '#benchmarks/stage_request'

/**
 * Records rated a second on one core: events loaded and grouped beforehand, the time of the rules
 * and of the host that checks them. Nothing is written.
 */
export default async function rate(request: StageRequest) {
  const watch = new CoreStopwatch()
  let records = 0
  let suspended = 0
  for await (const { groups, isWarmUp } of usageGroups(request)) {
    if (isWarmUp) {
      rateAll(groups)
      continue
    }
    suspended += watch.run(() => rateAll(groups))
    for (const { group } of groups) records += group.events.length
  }
  return { ...watch.measured(records), note: `${records} records, ${suspended} without a price` }
}

function rateAll(groups: readonly GroupToRate[]): number {
  let suspended = 0
  for (const { group, rater } of groups) {
    suspended += rater.rate(group, NO_ACCUMULATORS).suspended.length
  }
  return suspended
}
