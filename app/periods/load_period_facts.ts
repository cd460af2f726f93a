import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import type { PeriodBounds } from '#sdk/periods'
import type { PeriodSourceUse } from '#app/catalog/period_source'
import { asOfFacts, type AsOf } from '#app/plugin_host/fact_port'
import { pluginHost } from '#app/plugin_host/plugin_host'

/** Facts by source, '<code>@<revision>'; an Error where a plugin has failed, for those who need it. */
export type PeriodFacts = ReadonlyMap<string, unknown>

/** What sources of periods know as of an instant: once each, however many plans or pools use it. */
export async function loadPeriodFacts(
  client: QueryClientContract,
  asOf: AsOf,
  uses: readonly PeriodSourceUse[],
  asked: PeriodBounds
): Promise<PeriodFacts> {
  const facts = new Map<string, unknown>()
  for (const [key, own] of Map.groupBy(uses, sourceKey)) {
    try {
      const { code, revision } = own[0]
      const source = pluginHost().periodSource(code, revision)
      const port = asOfFacts(client, pluginHost().tablesOf(source.plugin), asOf)
      const terms = own.map((use) => use.terms)
      facts.set(key, await source.loadFacts(port, { terms, asked }))
    } catch (error) {
      if (!isOfPlugin(error)) throw error
      facts.set(key, error)
    }
  }
  return facts
}

export function sourceKey({ code, revision }: PeriodSourceUse): string {
  return `${code}@${revision}`
}

function isOfPlugin(error: unknown): error is Error {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('E_PLUGIN_')
}
