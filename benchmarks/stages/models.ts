import { NO_ACCUMULATORS, type RatingGroup } from '#sdk/rating'
import { pluginHost } from '#app/plugin_host/plugin_host'
import type { HostedRater } from '#app/plugin_host/hosted_rater'
import { CoreStopwatch } from '#benchmarks/measure'
import { readingGroups, subscribedGroups, usageGroups } from '#benchmarks/rating/groups'
import { MODELS, type Model, type ModelInput } from '#benchmarks/rating/models'

/** Events of an obligation, and obligations that are rated in one go. */
const EVENTS = 100
const GROUPS = 1_000
/** Processor seconds that one rule is rated for. */
const SECONDS = 1

/** How many obligations and events one rule prices in a second of a core. */
export interface ModelSpeed {
  readonly name: string
  readonly lines: number
  readonly events: number
}

/** Each standard rule in memory, behind the host that checks what it reports. */
export default async function models(): Promise<ModelSpeed[]> {
  const speeds: ModelSpeed[] = []
  for (const model of MODELS) speeds.push(await speedOf(model))
  return speeds
}

async function speedOf(model: Model): Promise<ModelSpeed> {
  const rule = pluginHost()
    .latestRatingRules()
    .find((one) => one.rule.code === model.code)!
  const terms = await rule.validateTerms(model.terms)
  const metrics = model.input === 'usage' ? ['bench.units'] : []
  const context = { currency: 'EUR', timeZone: 'Europe/Berlin', metrics }
  const rater = rule.compile(terms, undefined, context)
  const groups = GROUPS_OF[model.input]()
  for (let round = 0; round < 3; round++) rateAll(rater, groups)
  const watch = new CoreStopwatch()
  let rounds = 0
  while (watch.measured(0).seconds < SECONDS) {
    watch.run(() => rateAll(rater, groups))
    rounds++
  }
  const { seconds } = watch.measured(0)
  const events = groups.reduce((sum, group) => sum + group.events.length, 0)
  return {
    name: model.name,
    lines: (groups.length * rounds) / seconds,
    events: (events * rounds) / seconds,
  }
}

const GROUPS_OF: Record<ModelInput, () => RatingGroup[]> = {
  usage: () => usageGroups(GROUPS, EVENTS),
  subscribed: () => subscribedGroups(GROUPS),
  charges: () => readingGroups(GROUPS, 'charge'),
  quantity: () => readingGroups(GROUPS, 'quantity'),
}

function rateAll(rater: HostedRater, groups: readonly RatingGroup[]) {
  for (const group of groups) rater.rate(group, NO_ACCUMULATORS)
}
