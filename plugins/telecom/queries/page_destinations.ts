import type { FactRow } from '#sdk/facts'
import type { PluginReader } from '#sdk/storage'

/** A destination of an edition with its prefixes and its price in each band. */
export interface DestinationPrices {
  readonly code: string
  readonly name: string
  readonly country: string
  readonly kind: string
  readonly prefixes: string[]
  readonly prefixCount: number
  readonly prices: BandPrice[]
}

export interface BandPrice {
  readonly band: string
  readonly status: string
  readonly connectFee: string
  /** The price of the first step and of how many base units; null where there is none. */
  readonly rate: string | null
  readonly per: number
  /** '60/1': the steps in which usage is charged. */
  readonly increments: string
}

const PAGE = 50
const SHOWN_PREFIXES = 8

/** One page of an edition's destinations in the order of their codes, behind `after`. */
export async function pageDestinations(
  reader: PluginReader,
  version: string,
  after: string | null
): Promise<{ rows: DestinationPrices[]; next: string | null }> {
  const found = await reader.page('telecom_destinations', {
    columns: ['destination', 'name', 'country', 'kind'],
    where: { version },
    orderBy: ['destination'],
    after,
    limit: PAGE + 1,
  })
  const shown = found.slice(0, PAGE)
  const codes = shown.map((row) => String(row.destination))
  const where = { version, destination: codes }
  const prefixes = await reader.rows('telecom_prefixes', {
    columns: ['destination', 'prefix'],
    where,
    orderBy: ['prefix'],
  })
  const rates = await reader.rows('telecom_rates', {
    columns: ['destination', 'band', 'status', 'connect_fee', 'steps'],
    where,
    orderBy: ['band'],
  })
  const ownPrefixes = Map.groupBy(prefixes, (row) => row.destination)
  const ownRates = Map.groupBy(rates, (row) => row.destination)
  const rows = shown.map((row) => {
    const own = ownPrefixes.get(row.destination) ?? []
    return {
      code: String(row.destination),
      name: String(row.name),
      country: String(row.country),
      kind: String(row.kind),
      prefixes: own.slice(0, SHOWN_PREFIXES).map(({ prefix }) => String(prefix)),
      prefixCount: own.length,
      prices: (ownRates.get(row.destination) ?? []).map(bandPrice),
    }
  })
  return { rows, next: found.length > PAGE ? codes[codes.length - 1] : null }
}

interface Step {
  readonly rate: string
  readonly per: number
  readonly increment: number
}

function bandPrice(row: FactRow): BandPrice {
  const steps = JSON.parse(String(row.steps)) as Step[]
  const first = steps.at(0)
  return {
    band: String(row.band),
    status: String(row.status),
    connectFee: String(row.connect_fee),
    rate: first?.rate ?? null,
    per: first?.per ?? 1,
    increments: steps.map(({ increment }) => increment).join('/'),
  }
}
