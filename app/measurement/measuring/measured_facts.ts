import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import type { JsonObject } from '#sdk/json'
import type { HostedAllocation } from '#app/plugin_host/hosted_allocation'
import type { HostedDeterminant } from '#app/plugin_host/hosted_determinant'
import { pluginHost } from '#app/plugin_host/plugin_host'
import { asOfFacts, type AsOf } from '#app/plugin_host/fact_port'

export interface FactSpan {
  readonly startsAt: number
  readonly endsAt: number
}

/** What an allocation or determinant knows beside its input, as of one instant of recording. */
export function loadMeasuringFacts(
  client: QueryClientContract,
  rule: HostedAllocation | HostedDeterminant,
  terms: readonly JsonObject[],
  asOf: AsOf,
  span: FactSpan
): Promise<unknown> {
  const port = asOfFacts(client, pluginHost().tablesOf(rule.plugin), asOf)
  return rule.loadFacts(port, { terms, ...span })
}
