import { ONE, rational } from '#sdk/decimal'
import { defineManifest, type PluginManifest } from '#sdk/manifest'
import { definePlugin, type BillingRegistry } from '#sdk/plugin'
import type { Rater, RatingGroup, RatingRule } from '#sdk/rating'
import vine from '@vinejs/vine'
import { loadPlugins } from '#app/plugin_host/load_plugins'

/** A plugin that registers what the test says. */
export function plugin(
  name: string,
  register: (billing: BillingRegistry) => void = () => {},
  given: Partial<PluginManifest> = {}
): PluginManifest {
  return defineManifest({
    name,
    version: '1.0.0',
    sdk: '^0.1.0',
    tables: [],
    permissions: [],
    navigation: [],
    serviceTypes: [],
    metrics: [],
    settings: [],
    load: async () => ({ default: definePlugin({ register }) }),
    ...given,
  })
}

export function rule(code: string, rater: Partial<Rater> = {}): RatingRule<any, any> {
  return {
    code,
    revision: 1,
    stage: 'charge',
    metrics: [],
    splitInvariant: false,
    terms: { validator: vine.create({}), fields: [] },
    compile: () => ({
      rate(group, state, out) {
        for (const index of group.obligations.keys()) out.target(index, target())
        return state
      },
      explain: (_group, _state, obligation) => ({ obligation, steps: [], items: [] }),
      ...rater,
    }),
    describe: () => [],
  }
}

export function target(minor = 100n) {
  return { amount: rational(minor, 100n), quantity: 0, billedQuantity: 0, events: 0 }
}

export function ratingGroup(): RatingGroup {
  const obligation = {
    serviceId: null,
    startsOn: '2026-01-01',
    endsOn: '2026-02-01',
    startsAt: 0,
    endsAt: 1,
    fraction: ONE,
    quantity: 1,
  }
  return { currency: 'EUR', timeZone: 'UTC', obligations: [obligation, obligation], events: [] }
}

/** The rule of one plugin, loaded by a host of its own and compiled. */
export async function hostedRater(rater: Partial<Rater>) {
  const manifest = plugin('sample', (billing) =>
    billing.registerRatingRule(rule('sample.rule', rater))
  )
  const host = await loadPlugins([manifest], { freezeInputs: true })
  const context = { currency: 'EUR', timeZone: 'UTC', metrics: [] }
  return host.ratingRule('sample.rule', 1).compile({}, undefined, context)
}
