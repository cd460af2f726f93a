import type { FactPort, FactRow } from '#sdk/facts'

/** A rate table and its editions as they are stored; what the columns mean says the migration. */
export interface TariffFacts {
  readonly tables: readonly RateTableRow[]
  readonly versions: readonly VersionRow[]
  readonly bands: readonly BandRow[]
  readonly destinations: readonly DestinationRow[]
  readonly prefixes: readonly PrefixRow[]
  readonly rates: readonly RateRow[]
  readonly calendarDays: readonly CalendarDayRow[]
}

export interface RateTableRow extends FactRow {
  readonly code: string
  readonly currency: string
  readonly time_zone: string
  readonly usage_type: string
  readonly recorded_at: number
}

export interface VersionRow extends FactRow {
  readonly rate_table: string
  readonly version: string
  readonly valid_from: number
  readonly valid_to: number | null
  readonly recorded_at: number
}

export interface BandRow extends FactRow {
  readonly version: string
  readonly band: string
  /** Bits 0 to 6 are Monday to Sunday, bit 7 the days of the calendar. */
  readonly days: number
  readonly calendar: string | null
  /** Bit 0 is January; null: every month. */
  readonly months: number | null
  /** Bit 0 is the first of a month; null: every day. */
  readonly month_days: number | null
  readonly from_minute: number
  readonly to_minute: number
  readonly weight: number
}

export interface DestinationRow extends FactRow {
  readonly version: string
  readonly destination: string
  readonly name: string
  readonly country: string
  readonly kind: string
}

export interface PrefixRow extends FactRow {
  readonly version: string
  readonly prefix: string
  /** 'prefix', or 'exact' for short numbers, star codes and names. */
  readonly match_kind: string
  readonly destination: string
  readonly valid_from: number | null
  readonly valid_to: number | null
}

export interface RateRow extends FactRow {
  readonly version: string
  readonly destination: string
  readonly band: string
  /** 'priced', 'hidden', 'unpriced', 'forbidden' or 'discontinued'. */
  readonly status: string
  readonly connect_fee: string
  readonly disconnect_fee: string
  readonly minimum_charge: string
  readonly minimum_usage: number
  readonly maximum_charge: string | null
  /** 'cap' limits the price of a finished call, 'disconnect' does not. */
  readonly maximum_policy: string
  /** JSON: [{ from, rate, per, increment }], empty when the rate is not priced. */
  readonly steps: string
  readonly rounding_decimals: number | null
  readonly rounding_mode: string | null
}

export interface CalendarDayRow extends FactRow {
  readonly calendar: string
  readonly day: string
  /** 1, or 0 when a later row takes the day off the calendar. */
  readonly holiday: number
  readonly recorded_at: number
}

export const NO_TARIFF_FACTS: TariffFacts = Object.freeze({
  tables: [],
  versions: [],
  bands: [],
  destinations: [],
  prefixes: [],
  rates: [],
  calendarDays: [],
})

/** Columns are asked for by name, so that a column added later changes no replay. */
const COLUMNS = {
  tables: ['code', 'currency', 'time_zone', 'usage_type', 'recorded_at'],
  versions: ['rate_table', 'version', 'valid_from', 'valid_to', 'recorded_at'],
  bands: [
    'version',
    'band',
    'days',
    'calendar',
    'months',
    'month_days',
    'from_minute',
    'to_minute',
    'weight',
  ],
  destinations: ['version', 'destination', 'name', 'country', 'kind'],
  prefixes: ['version', 'prefix', 'match_kind', 'destination', 'valid_from', 'valid_to'],
  rates: [
    'version',
    'destination',
    'band',
    'status',
    'connect_fee',
    'disconnect_fee',
    'minimum_charge',
    'minimum_usage',
    'maximum_charge',
    'maximum_policy',
    'steps',
    'rounding_decimals',
    'rounding_mode',
  ],
  calendarDays: ['calendar', 'day', 'holiday', 'recorded_at'],
} as const

/** Longest usage that may reach beyond the dates rated: a call of the last second. */
const OVERHANG_SECONDS = 31622400

/**
 * Reads the rate tables named, with the editions that can matter for usage that starts in
 * [startsAt, endsAt): one query a table, whatever the number of charges.
 */
export async function loadTariffFacts(
  port: FactPort,
  codes: readonly string[],
  startsAt: number,
  endsAt: number
): Promise<TariffFacts> {
  const rateTables = [...new Set(codes)].sort()
  if (rateTables.length === 0) return NO_TARIFF_FACTS
  const tables = await port.rows('telecom_rate_tables', {
    columns: COLUMNS.tables,
    where: { code: rateTables },
    orderBy: ['code', 'recorded_at'],
  })
  const editions = (await port.rows('telecom_rate_table_versions', {
    columns: COLUMNS.versions,
    where: { rate_table: rateTables },
    orderBy: ['rate_table', 'valid_from', 'recorded_at', 'version'],
  })) as readonly VersionRow[]
  const versions = editions.filter(
    (edition) =>
      edition.valid_from < endsAt + OVERHANG_SECONDS &&
      (edition.valid_to === null || edition.valid_to > startsAt)
  )
  const where = { version: versions.map((edition) => edition.version) }
  if (where.version.length === 0) {
    return { ...NO_TARIFF_FACTS, tables: tables as readonly RateTableRow[] }
  }
  const rows = async (table: string, columns: readonly string[], orderBy: readonly string[]) =>
    port.rows(table, { columns, where, orderBy })
  const bands = (await rows('telecom_bands', COLUMNS.bands, [
    'version',
    'band',
  ])) as readonly BandRow[]
  return {
    tables: tables as readonly RateTableRow[],
    versions,
    bands,
    destinations: (await rows('telecom_destinations', COLUMNS.destinations, [
      'version',
      'destination',
    ])) as readonly DestinationRow[],
    prefixes: (await rows('telecom_prefixes', COLUMNS.prefixes, [
      'version',
      'prefix',
      'match_kind',
      'destination',
    ])) as readonly PrefixRow[],
    rates: (await rows('telecom_rates', COLUMNS.rates, [
      'version',
      'destination',
      'band',
    ])) as readonly RateRow[],
    calendarDays: await calendarDays(port, bands),
  }
}

async function calendarDays(
  port: FactPort,
  bands: readonly BandRow[]
): Promise<readonly CalendarDayRow[]> {
  const calendars = new Set<string>()
  for (const band of bands) if (band.calendar !== null) calendars.add(band.calendar)
  if (calendars.size === 0) return []
  return (await port.rows('telecom_calendar_days', {
    columns: COLUMNS.calendarDays,
    where: { calendar: [...calendars].sort() },
    orderBy: ['calendar', 'day', 'recorded_at'],
  })) as readonly CalendarDayRow[]
}
