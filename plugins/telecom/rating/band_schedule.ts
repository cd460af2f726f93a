import { dateOfDayNumber, datePartsOf, zoneOffsetSeconds } from '#sdk/time'
import type { BandRow } from './tariff_facts.js'

const DAY_SECONDS = 86400
const DAY_MINUTES = 1440
const MAXIMUM_DAYS = 20000
const NO_BAND = 0

/** One local day: the band of each minute (0: none), and where the next other band begins. */
interface DayTable {
  readonly bands: Uint8Array
  readonly nextChange: Uint16Array
}

const NO_TABLE: DayTable = { bands: new Uint8Array(0), nextChange: new Uint16Array(0) }

/**
 * The time bands of a destination. At equal moments the heavier band holds, among equals the one
 * that names the day as a holiday, then the one that starts later.
 *
 * Bands follow the clock on the wall in the tariff's zone: an instant's band is that of its local
 * minute, and where clocks are changed a band lasts as long as the clocks show it, so an hour that
 * is skipped is never used and one that is repeated counts twice.
 */
export class BandSchedule {
  /** Index of the only band, when it holds at every minute; else -1. */
  readonly constantBand: number
  readonly #days = new Map<number, DayTable>()
  readonly #tables = new Map<string, DayTable>()
  readonly #offsets = new Map<number, number>()
  /** The instant that was read last, and what it is on the clocks of the zone. */
  #instant = Number.NaN
  #offset = 0
  #day = 0
  #minute = 0
  #table: DayTable = NO_TABLE

  constructor(
    readonly bands: readonly BandRow[],
    private readonly zone: string,
    private readonly holidays: ReadonlyMap<string, ReadonlySet<number>>
  ) {
    this.constantBand = bands.length === 1 && isAlways(bands[0]) ? 0 : -1
  }

  /** Index of the band at an instant, -1 when there is none. */
  bandAt(instant: number): number {
    if (this.constantBand !== -1) return this.constantBand
    this.#read(instant)
    return this.#table.bands[this.#minute] - 1
  }

  /** The first instant after `instant` and not after `limit` at which another band holds; else `limit`. */
  nextChange(instant: number, limit: number): number {
    if (this.constantBand !== -1) return limit
    const band = this.bandAt(instant)
    let at = instant
    while (at < limit) {
      this.#read(at)
      const offset = this.#offset
      const change = this.#day * DAY_SECONDS + this.#table.nextChange[this.#minute] * 60 - offset
      let next = change < limit ? change : limit
      if (this.#offsetAt(next) !== offset) next = this.#clockChange(at, next, offset)
      if (next >= limit) return limit
      if (this.bandAt(next) !== band) return next
      at = next
    }
    return limit
  }

  /** Local day and minute of an instant; a call asks for its start twice. */
  #read(instant: number): void {
    if (instant === this.#instant) return
    this.#instant = instant
    this.#offset = this.#offsetAt(instant)
    const local = instant + this.#offset
    this.#day = Math.floor(local / DAY_SECONDS)
    this.#minute = Math.floor((local - this.#day * DAY_SECONDS) / 60)
    this.#table = this.#dayTable(this.#day)
  }

  /** A UTC day with one offset is looked up once. */
  #offsetAt(instant: number): number {
    const day = Math.floor(instant / DAY_SECONDS)
    let offset = this.#offsets.get(day)
    if (offset === undefined) {
      const first = zoneOffsetSeconds(this.zone, day * DAY_SECONDS)
      const last = zoneOffsetSeconds(this.zone, day * DAY_SECONDS + DAY_SECONDS - 1)
      offset = first === last ? first : Number.NaN
      if (this.#offsets.size >= MAXIMUM_DAYS) this.#offsets.clear()
      this.#offsets.set(day, offset)
    }
    return Number.isNaN(offset) ? zoneOffsetSeconds(this.zone, instant) : offset
  }

  /** The first second after `before` with another offset; `after` has one. */
  #clockChange(before: number, after: number, offset: number): number {
    let low = before
    let high = after
    while (high - low > 1) {
      const middle = low + Math.floor((high - low) / 2)
      if (this.#offsetAt(middle) === offset) low = middle
      else high = middle
    }
    return high
  }

  #dayTable(day: number): DayTable {
    const known = this.#days.get(day)
    if (known !== undefined) return known
    const matches = this.bands.map((band) => this.#matchOf(band, day))
    const signature = matches.join('')
    let table = this.#tables.get(signature)
    if (table === undefined) {
      table = buildTable(this.bands, matches)
      this.#tables.set(signature, table)
    }
    if (this.#days.size >= MAXIMUM_DAYS) this.#days.clear()
    this.#days.set(day, table)
    return table
  }

  /** 0: the band does not hold on that day, 1: by its weekday, 2: as a holiday. */
  #matchOf(band: BandRow, day: number): number {
    const { month, day: dayOfMonth } = datePartsOf(dateOfDayNumber(day))
    if (band.months !== null && (band.months & (1 << (month - 1))) === 0) return 0
    if (band.month_days !== null && (band.month_days & (1 << (dayOfMonth - 1))) === 0) return 0
    const holiday = band.calendar !== null && this.holidays.get(band.calendar)?.has(day) === true
    if (holiday && (band.days & 128) !== 0) return 2
    return (band.days & (1 << weekdayIndex(day))) === 0 ? 0 : 1
  }
}

function isAlways(band: BandRow): boolean {
  return (
    (band.days & 127) === 127 &&
    band.months === null &&
    band.month_days === null &&
    band.from_minute === 0 &&
    band.to_minute === DAY_MINUTES
  )
}

/** Monday 0 to Sunday 6; day 0 (1970-01-01) was a Thursday. */
function weekdayIndex(day: number): number {
  return (((day + 3) % 7) + 7) % 7
}

/** Lighter bands are painted first, so that the one that takes precedence is painted last. */
function buildTable(bands: readonly BandRow[], matches: readonly number[]): DayTable {
  const order = bands.map((_, index) => index).filter((index) => matches[index] > 0)
  order.sort(
    (left, right) =>
      bands[left].weight - bands[right].weight ||
      matches[left] - matches[right] ||
      bands[left].from_minute - bands[right].from_minute ||
      left - right
  )
  const table = new Uint8Array(DAY_MINUTES).fill(NO_BAND)
  for (const index of order) {
    table.fill(index + 1, bands[index].from_minute, bands[index].to_minute)
  }
  const nextChange = new Uint16Array(DAY_MINUTES)
  for (let minute = DAY_MINUTES - 1, next = DAY_MINUTES; minute >= 0; minute--) {
    nextChange[minute] = next
    if (minute > 0 && table[minute - 1] !== table[minute]) next = minute
  }
  return { bands: table, nextChange }
}
