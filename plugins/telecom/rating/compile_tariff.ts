import { dayNumberOf } from '#sdk/time'
import { PluginError } from '#sdk/errors'
import { BandSchedule } from './band_schedule.js'
import {
  compileRate,
  denominatorsOf,
  parseRate,
  type CompiledRate,
  type ParsedRate,
} from './compiled_rate.js'
import { PrefixTrie } from './prefix_trie.js'
import type { BandRow, DestinationRow, PrefixRow, TariffFacts } from './tariff_facts.js'

/** Policies in terms may name amounts of up to nine decimals, so the denominator holds 10^9. */
export const POLICY_DECIMALS = 9

export interface CompiledTariff {
  readonly code: string
  readonly timeZone: string
  /** All amounts of the tariff are whole multiples of 1/denominator of the currency's major unit. */
  readonly denominator: bigint
  /** The edition that takes precedence first: later start, then later recorded. */
  readonly versions: readonly CompiledVersion[]
  /** Countries and kinds, for subtotals: `destination.group` is an index of it. */
  readonly groups: readonly { readonly country: string; readonly kind: string }[]
}

export interface CompiledVersion {
  readonly key: string
  readonly from: number
  /** Exclusive; Infinity when it has no end. */
  readonly to: number
  readonly trie: PrefixTrie
  readonly exact: ReadonlyMap<string, readonly number[]>
  readonly entries: readonly PrefixEntry[]
  /** True when a prefix holds for a part of the edition only, so that instants must be compared. */
  readonly dated: boolean
}

export interface PrefixEntry {
  readonly prefix: string
  readonly from: number
  readonly to: number
  readonly destination: CompiledDestination
}

export interface CompiledDestination {
  readonly name: string
  readonly country: string
  readonly kind: string
  readonly group: number
  readonly schedule: BandSchedule
  /** The rate of all times, when there is one. */
  readonly constantRate: CompiledRate | null
  /** By the schedule's band index. */
  readonly rates: readonly CompiledRate[]
}

const MAXIMUM_BANDS = 250
const cache = new WeakMap<TariffFacts, Map<string, CompiledTariff>>()

/**
 * Builds what rating needs of one rate table; once for each set of facts, however many charges use
 * it. Throws E_TARIFF when the table is missing, in another currency, or not usable.
 */
export function compileTariff(facts: TariffFacts, code: string, currency: string): CompiledTariff {
  let known = cache.get(facts)
  if (known === undefined) cache.set(facts, (known = new Map()))
  const key = `${code}\n${currency}`
  let tariff = known.get(key)
  if (tariff === undefined) known.set(key, (tariff = build(facts, code, currency)))
  return tariff
}

function build(facts: TariffFacts, code: string, currency: string): CompiledTariff {
  const table = facts.tables.findLast((row) => row.code === code)
  if (table === undefined) {
    throw new PluginError('E_TARIFF', `There is no rate table "${code}". Import it first.`)
  }
  if (table.currency !== currency) {
    throw new PluginError(
      'E_TARIFF',
      `The rate table "${code}" is in ${table.currency}, the charge in ${currency}.`
    )
  }
  const versions = facts.versions.filter((row) => row.rate_table === code)
  const keys = new Set(versions.map((row) => row.version))
  const parsed = facts.rates.filter((row) => keys.has(row.version)).map(parseRate)
  const denominator = commonDenominator(parsed)
  const groups = new GroupList()
  const builder = new VersionBuilder(facts, parsed, denominator, table.time_zone, groups)
  const ordered = versions.toSorted(
    (left, right) =>
      right.valid_from - left.valid_from ||
      right.recorded_at - left.recorded_at ||
      (left.version < right.version ? 1 : -1)
  )
  return {
    code,
    timeZone: table.time_zone,
    denominator,
    groups: groups.list,
    versions: ordered.map((row) => ({
      key: row.version,
      from: row.valid_from,
      to: row.valid_to ?? Infinity,
      ...builder.build(row.version),
    })),
  }
}

function commonDenominator(rates: readonly ParsedRate[]): bigint {
  let common = 10n ** BigInt(POLICY_DECIMALS)
  const seen = new Set<bigint>()
  for (const rate of rates) {
    for (const denominator of denominatorsOf(rate)) {
      if (seen.has(denominator)) continue
      seen.add(denominator)
      common = (common / greatestCommonDivisor(common, denominator)) * denominator
    }
  }
  return common
}

function greatestCommonDivisor(left: bigint, right: bigint): bigint {
  while (right !== 0n) [left, right] = [right, left % right]
  return left
}

class GroupList {
  readonly list: { country: string; kind: string }[] = []
  #indexes = new Map<string, number>()

  indexOf(country: string, kind: string): number {
    const key = `${country}\n${kind}`
    let index = this.#indexes.get(key)
    if (index === undefined) {
      index = this.list.push({ country, kind }) - 1
      this.#indexes.set(key, index)
    }
    return index
  }
}

class VersionBuilder {
  #rates: Map<string, ParsedRate[]>
  #bands: Map<string, BandRow[]>
  #destinations: Map<string, DestinationRow[]>
  #prefixes: Map<string, PrefixRow[]>
  #schedules = new Map<string, BandSchedule>()
  #compiledRates = new Map<string, CompiledRate>()
  #holidays: ReadonlyMap<string, ReadonlySet<number>>

  constructor(
    facts: TariffFacts,
    rates: readonly ParsedRate[],
    private readonly denominator: bigint,
    private readonly timeZone: string,
    private readonly groups: GroupList
  ) {
    this.#rates = Map.groupBy(rates, (rate) => `${rate.row.version}\n${rate.row.destination}`)
    this.#bands = Map.groupBy(facts.bands, (band) => band.version)
    this.#destinations = Map.groupBy(facts.destinations, (row) => row.version)
    this.#prefixes = Map.groupBy(facts.prefixes, (row) => row.version)
    this.#holidays = holidaysOf(facts)
  }

  build(version: string): Omit<CompiledVersion, 'key' | 'from' | 'to'> {
    const destinations = new Map<string, CompiledDestination>()
    for (const row of this.#destinations.get(version) ?? []) {
      const compiled = this.#destination(row)
      if (compiled !== null) destinations.set(row.destination, compiled)
    }
    const trie = new PrefixTrie()
    const exact = new Map<string, number[]>()
    const entries: PrefixEntry[] = []
    for (const row of this.#prefixes.get(version) ?? []) {
      const destination = destinations.get(row.destination)
      if (destination === undefined) continue
      const from = row.valid_from ?? -Infinity
      const to = row.valid_to ?? Infinity
      const index = entries.push({ prefix: row.prefix, from, to, destination }) - 1
      if (row.match_kind === 'exact')
        exact.set(row.prefix, [...(exact.get(row.prefix) ?? []), index])
      else trie.add(row.prefix, index)
    }
    const dated = entries.some((entry) => entry.from !== -Infinity || entry.to !== Infinity)
    return { trie, exact, entries, dated }
  }

  /** Null for a destination without a rate: it does not exist for this tariff. */
  #destination(row: DestinationRow): CompiledDestination | null {
    const listed = (this.#rates.get(`${row.version}\n${row.destination}`) ?? []).filter(
      (rate) => rate.row.status !== 'discontinued'
    )
    if (listed.length === 0) return null
    const schedule = this.#schedule(row.version, listed)
    const rates = listed.map((rate) => this.#rate(rate))
    return {
      name: row.name,
      country: row.country,
      kind: row.kind,
      group: this.groups.indexOf(row.country, row.kind),
      schedule,
      constantRate: schedule.constantBand === -1 ? null : rates[schedule.constantBand],
      rates,
    }
  }

  /** Destinations with the same bands share one schedule and its tables. */
  #schedule(version: string, rates: readonly ParsedRate[]): BandSchedule {
    const names = rates.map((rate) => rate.row.band)
    const key = [version, ...names].join('\n')
    const known = this.#schedules.get(key)
    if (known !== undefined) return known
    const bands = names.map((name) => this.#band(version, name))
    if (bands.length > MAXIMUM_BANDS || new Set(names).size < names.length) {
      throw new PluginError('E_TARIFF', `${version}: a destination has a band twice, or too many.`)
    }
    const schedule = new BandSchedule(bands, this.timeZone, this.#holidays)
    this.#schedules.set(key, schedule)
    return schedule
  }

  #band(version: string, name: string): BandRow {
    const band = this.#bands.get(version)?.find((row) => row.band === name)
    if (band !== undefined) return band
    throw new PluginError('E_TARIFF', `${version}: the band "${name}" is not defined.`)
  }

  /** Most destinations share a few prices. */
  #rate(rate: ParsedRate): CompiledRate {
    const key = JSON.stringify({ ...rate.row, version: '', destination: '' })
    let compiled = this.#compiledRates.get(key)
    if (compiled === undefined) {
      compiled = compileRate(rate, this.denominator)
      this.#compiledRates.set(key, compiled)
    }
    return compiled
  }
}

/** Days of each calendar as day numbers; the row recorded last says whether a day belongs to it. */
function holidaysOf(facts: TariffFacts): ReadonlyMap<string, ReadonlySet<number>> {
  const calendars = new Map<string, Set<number>>()
  for (const row of facts.calendarDays.toSorted((a, b) => a.recorded_at - b.recorded_at)) {
    let days = calendars.get(row.calendar)
    if (days === undefined) calendars.set(row.calendar, (days = new Set()))
    if (row.holiday === 1) days.add(dayNumberOf(row.day))
    else days.delete(dayNumberOf(row.day))
  }
  return calendars
}
