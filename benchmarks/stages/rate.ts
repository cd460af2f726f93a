import { NO_ACCUMULATORS } from '#sdk/rating'
import { Stopwatch } from '#benchmarks/measure'
import { usageGroups } from '#benchmarks/stages/usage_groups'
import type { StageRequest } from '#benchmarks/stage_request'

/**
 * Records rated a second on one core: events loaded and grouped beforehand, the time of the rules
 * and of the host that checks them. Nothing is written.
 */
export default async function rate(request: StageRequest) {
  const watch = new Stopwatch()
  let records = 0
  let suspended = 0
  for await (const groups of usageGroups(request)) {
    watch.run(() => {
      for (const { group, rater } of groups) {
        const result = rater.rate(group, NO_ACCUMULATORS)
        records += group.events.length
        suspended += result.suspended.length
      }
    })
  }
  return { ...watch.measured(records), note: `${records} records, ${suspended} without a price` }
}
