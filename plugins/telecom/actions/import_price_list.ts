import { PluginError } from '#sdk/errors'
import type { PluginRow, PluginWriter } from '#sdk/storage'
import { ALL_TIMES, bandProblems, type BandInput } from '#plugins/telecom/tariffs/check_bands'
import { parsePriceList } from '#plugins/telecom/tariffs/parse_price_list'
import { tariffRows } from '#plugins/telecom/tariffs/tariff_rows'

/** A price list and the edition of a rate table that it becomes. */
export interface ImportPriceListInput {
  /** Code of the rate table, as charges name it. */
  readonly code: string
  readonly name: string
  readonly currency: string
  /** IANA zone in which bands and dates are read. */
  readonly timeZone: string
  readonly usageType: 'voice' | 'sms' | 'data'
  /** Name of the edition within the table, unique for ever: '2026-09-01', '2026-09-01.2'. */
  readonly edition: string
  /** Epoch seconds; the edition holds from here, up to `validTo` (exclusive) or without end. */
  readonly validFrom: number
  readonly validTo: number | null
  /** Base units that the list's prices are for; 60 for a price per minute. */
  readonly per: number
  readonly bands?: readonly BandInput[]
  readonly holidays?: readonly { calendar: string; day: string; label: string }[]
  /** The CSV text of the list. */
  readonly text: string
}

export interface ImportPriceListReport {
  readonly version: string
  readonly destinations: number
  readonly prefixes: number
  readonly rates: number
  readonly unpriced: number
}

const BATCH = 1000

/**
 * Turns a price list into a new edition of a rate table. All or nothing: one row that cannot be
 * used refuses the list (E_PRICE_LIST), with the rows and what is wrong with them.
 */
export class ImportPriceList {
  async execute(input: ImportPriceListInput, writer: PluginWriter): Promise<ImportPriceListReport> {
    const bands = input.bands ?? [ALL_TIMES]
    const list = parsePriceList(input.text, {
      timeZone: input.timeZone,
      increments: { first: 1, following: 1 },
    })
    refuse([
      ...bandProblems(bands),
      ...list.problems.map(({ row, problem }) => `Row ${row}: ${problem}`),
      ...(list.entries.length === 0 ? ['The list has no prices.'] : []),
    ])
    const version = `${input.code}@${input.edition}`
    const tariff = tariffRows(version, input.per, list.entries, bands)
    refuse(tariff.problems)
    await writer.insert('telecom_rate_tables', [
      {
        code: input.code,
        name: input.name,
        currency: input.currency,
        time_zone: input.timeZone,
        usage_type: input.usageType,
      },
    ])
    await writer.insert('telecom_rate_table_versions', [
      {
        version,
        rate_table: input.code,
        valid_from: input.validFrom,
        valid_to: input.validTo,
      },
    ])
    await insertAll(writer, 'telecom_bands', tariff.bands)
    await insertAll(writer, 'telecom_destinations', tariff.destinations)
    await insertAll(writer, 'telecom_prefixes', tariff.prefixes)
    await insertAll(writer, 'telecom_rates', tariff.rates)
    const days = (input.holidays ?? []).map((day) => ({ ...day, holiday: 1 }))
    await insertAll(writer, 'telecom_calendar_days', days)
    return {
      version,
      destinations: tariff.destinations.length,
      prefixes: tariff.prefixes.length,
      rates: tariff.rates.length,
      unpriced: list.unpriced,
    }
  }
}

async function insertAll(writer: PluginWriter, table: string, rows: readonly PluginRow[]) {
  for (let first = 0; first < rows.length; first += BATCH) {
    await writer.insert(table, rows.slice(first, first + BATCH))
  }
}

function refuse(problems: readonly string[]): void {
  if (problems.length === 0) return
  const shown = problems.slice(0, 20).join(' ')
  const more = problems.length > 20 ? ` And ${problems.length - 20} more.` : ''
  throw new PluginError('E_PRICE_LIST', `The price list was not imported. ${shown}${more}`)
}
