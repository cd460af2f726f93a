import type { PluginReader } from '#sdk/storage'

/** A rate table with its editions, newest first. */
export interface Tariff {
  readonly code: string
  readonly name: string
  readonly currency: string
  readonly timeZone: string
  readonly usageType: string
  readonly editions: readonly TariffEdition[]
}

/** Instants are epoch seconds; validity is half-open. */
export interface TariffEdition {
  readonly version: string
  readonly edition: string
  readonly validFrom: number
  readonly validTo: number | null
  readonly recordedAt: number
  readonly prefixes: number
}

/** Rate tables and editions of one company that pages show; more than these nobody keeps. */
const MOST = 5_000

/** The company's rate tables, or the one with a code. */
export async function listTariffs(reader: PluginReader, code?: string): Promise<Tariff[]> {
  const tables = await reader.rows('telecom_rate_tables', {
    columns: ['code', 'name', 'currency', 'time_zone', 'usage_type', 'recorded_at'],
    where: code === undefined ? {} : { code },
    orderBy: ['code', 'recorded_at'],
    limit: MOST,
  })
  if (tables.length === 0) return []
  const editions = await listEditions(reader, code)
  const latest = new Map(tables.map((row) => [String(row.code), row]))
  return [...latest.values()].map((row) => ({
    code: String(row.code),
    name: String(row.name),
    currency: String(row.currency),
    timeZone: String(row.time_zone),
    usageType: String(row.usage_type),
    editions: editions.get(String(row.code)) ?? [],
  }))
}

async function listEditions(reader: PluginReader, code?: string) {
  const versions = await reader.rows('telecom_rate_table_versions', {
    columns: ['rate_table', 'version', 'valid_from', 'valid_to', 'recorded_at'],
    where: code === undefined ? {} : { rate_table: code },
    orderBy: ['rate_table', 'valid_from', 'recorded_at'],
    limit: MOST,
  })
  const keys = versions.map((row) => String(row.version))
  const prefixes = await reader.countBy('telecom_prefixes', 'version', { version: keys })
  const editions = versions.map((row) => ({
    table: String(row.rate_table),
    version: String(row.version),
    edition: String(row.version).slice(String(row.rate_table).length + 1),
    validFrom: Number(row.valid_from),
    validTo: row.valid_to === null ? null : Number(row.valid_to),
    recordedAt: Number(row.recorded_at),
    prefixes: prefixes.get(row.version) ?? 0,
  }))
  return Map.groupBy(editions.reverse(), ({ table }) => table)
}

/** The edition that holds at an instant: of several the one that began last. */
export function editionAt(tariff: Tariff, instant: number): TariffEdition | null {
  return (
    tariff.editions.find(
      ({ validFrom, validTo }) => validFrom <= instant && (validTo === null || instant < validTo)
    ) ?? null
  )
}
