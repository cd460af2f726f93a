import type { FactPort } from '#sdk/facts'
import {
  loadTariffFacts,
  type DestinationRow,
  type PrefixRow,
  type RateRow,
  type TariffFacts,
} from '#plugins/telecom/rating/tariff_facts'

const NOTHING = '\u0000'

/**
 * The facts of a rate table that can matter for one number: only the prefixes it begins with, and
 * their destinations. So one question reads some rows, however long the price list is.
 */
export function loadNumberFacts(
  port: FactPort,
  code: string,
  number: string,
  at: number
): Promise<TariffFacts> {
  const prefixes = Array.from({ length: number.length + 1 }, (_, length) => number.slice(0, length))
  return loadTariffFacts(narrowed(port, prefixes), [code], at, at + 1)
}

/** The port with what concerns other numbers left out. */
function narrowed(port: FactPort, prefixes: readonly string[]): FactPort {
  let destinations: Promise<readonly PrefixRow[]> | null = null
  const matching = (version: unknown) =>
    (destinations ??= port.rows('telecom_prefixes', {
      columns: ['version', 'prefix', 'match_kind', 'destination', 'valid_from', 'valid_to'],
      where: { version: version as string[], prefix: [...prefixes] },
      orderBy: ['version', 'prefix', 'match_kind', 'destination'],
    }) as Promise<readonly PrefixRow[]>)
  return {
    async rows(table, query) {
      const version = query.where?.version
      if (table === 'telecom_prefixes') return matching(version)
      if (table !== 'telecom_destinations' && table !== 'telecom_rates')
        return port.rows(table, query)
      const found = await matching(version)
      const codes = new Set(found.map((row) => row.destination))
      const destination = codes.size === 0 ? [NOTHING] : [...codes]
      const rows = await port.rows(table, { ...query, where: { ...query.where, destination } })
      return rows as readonly (DestinationRow | RateRow)[]
    },
  }
}
