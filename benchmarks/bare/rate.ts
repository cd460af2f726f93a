import type { UsageEvent } from '#sdk/rating'
import { CoreStopwatch } from '#benchmarks/measure'
import { usageGroups, type GroupToRate } from '#benchmarks/stages/usage_groups'
import type { StageRequest } from '#benchmarks/stage_request'

/** Length of the prefix that decides the price here. */
const PREFIX = 4
const MINUTE = 60

/**
 * The bare limit of rating: for the same events in memory one look-up of a price by the first digits,
 * the next full minute and one exact multiplication. No tariff is that simple.
 */
export default async function bareRate(request: StageRequest) {
  const watch = new CoreStopwatch()
  const prices = new Map<string, bigint>()
  let records = 0
  let total = 0n
  for await (const { groups, isWarmUp } of usageGroups(request)) {
    for (const { group } of groups) addPrices(prices, group.events)
    if (isWarmUp) {
      priceAll(groups, prices)
      continue
    }
    total += watch.run(() => priceAll(groups, prices))
    for (const { group } of groups) records += group.events.length
  }
  return { ...watch.measured(records), note: `sum ${total}` }
}

function priceAll(groups: readonly GroupToRate[], prices: ReadonlyMap<string, bigint>): bigint {
  let total = 0n
  for (const { group } of groups) {
    for (const { dimension, quantity } of group.events) {
      const price = prices.get(dimension.slice(0, PREFIX))!
      total += price * BigInt(Math.ceil(quantity / MINUTE))
    }
  }
  return total
}

function addPrices(prices: Map<string, bigint>, events: readonly UsageEvent[]) {
  for (const { dimension } of events) {
    const prefix = dimension.slice(0, PREFIX)
    if (!prices.has(prefix)) prices.set(prefix, BigInt(prices.size % 900) + 100n)
  }
}
