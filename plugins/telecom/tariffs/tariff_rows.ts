import type { PluginRow } from '#sdk/storage'
import type { BandInput } from './check_bands.js'
import type { PriceEntry } from './price_row.js'

/** Rows of an edition as they are stored, without company and instant of recording. */
export interface TariffRows {
  readonly bands: readonly PluginRow[]
  readonly destinations: readonly PluginRow[]
  readonly prefixes: readonly PluginRow[]
  readonly rates: readonly PluginRow[]
  readonly problems: readonly string[]
}

/**
 * Prices belong to destinations: prefixes with one name, place and price share one. A price without
 * a band holds in all bands.
 */
export function tariffRows(
  version: string,
  per: number,
  entries: readonly PriceEntry[],
  bands: readonly BandInput[]
): TariffRows {
  const names = new Set(bands.map((band) => band.band))
  const stray = entries.filter((entry) => entry.band !== null && !names.has(entry.band))
  if (stray.length > 0) {
    const problems = stray.map((entry) => `Row ${entry.row}: there is no band "${entry.band}".`)
    return { bands: [], destinations: [], prefixes: [], rates: [], problems }
  }
  const destinations = new DestinationList(version, per, [...names])
  const prefixes: PluginRow[] = []
  for (const prices of Map.groupBy(entries, prefixKey).values()) {
    const [{ prefix, match, validFrom, validTo }] = prices
    prefixes.push({
      version,
      prefix,
      match_kind: match,
      destination: destinations.codeOf(prices),
      valid_from: validFrom,
      valid_to: validTo,
    })
  }
  return {
    bands: bands.map((band) => ({ version, ...band })),
    destinations: destinations.rows,
    prefixes,
    rates: destinations.rates,
    problems: [],
  }
}

function prefixKey(entry: PriceEntry): string {
  return [entry.match, entry.prefix, entry.validFrom ?? '', entry.validTo ?? ''].join(' ')
}

class DestinationList {
  readonly rows: PluginRow[] = []
  readonly rates: PluginRow[] = []
  readonly #codes = new Map<string, string>()
  readonly #taken = new Map<string, number>()

  constructor(
    private readonly version: string,
    private readonly per: number,
    private readonly bands: readonly string[]
  ) {}

  /** The code of the destination that has exactly these prices, made when it is new. */
  codeOf(prices: readonly PriceEntry[]): string {
    const [{ destination: name, country, kind }] = prices
    const rates = this.#ratesOf(prices)
    const key = JSON.stringify([name, country, kind, rates])
    const known = this.#codes.get(key)
    if (known !== undefined) return known
    const destination = this.#freeCode(name)
    this.#codes.set(key, destination)
    this.rows.push({ version: this.version, destination, name: name.slice(0, 190), country, kind })
    for (const rate of rates) this.rates.push({ version: this.version, destination, ...rate })
    return destination
  }

  #ratesOf(prices: readonly PriceEntry[]): PluginRow[] {
    const rates = new Map<string, PluginRow>()
    for (const price of prices.toSorted((left) => (left.band === null ? -1 : 1))) {
      for (const band of price.band === null ? this.bands : [price.band]) {
        rates.set(band, rateRow(band, price, this.per))
      }
    }
    return [...rates.values()]
  }

  #freeCode(name: string): string {
    const slug =
      name
        .normalize('NFKD')
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, '-')
        .replace(/^-+|-+$/g, '')
        .slice(0, 70) || 'destination'
    const count = (this.#taken.get(slug) ?? 0) + 1
    this.#taken.set(slug, count)
    return count === 1 ? slug : `${slug}.${count}`
  }
}

function rateRow(band: string, price: PriceEntry, per: number): PluginRow {
  return {
    band,
    status: price.status,
    connect_fee: price.connectFee,
    disconnect_fee: '0',
    minimum_charge: price.minimumCharge,
    minimum_usage: 0,
    maximum_charge: null,
    maximum_policy: 'cap',
    steps: JSON.stringify(stepsOf(price, per)),
    rounding_decimals: null,
    rounding_mode: null,
  }
}

/** 60/1 is one step of 60 seconds and then one of single seconds. */
function stepsOf({ rate, first, following }: PriceEntry, per: number) {
  if (rate === null) return []
  const step = (from: number, increment: number) => ({ from, increment, per, rate })
  return first === following ? [step(0, first)] : [step(0, first), step(first, following)]
}
