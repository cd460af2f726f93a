import { isLocalDate, startOfLocalDay } from '#sdk/time'
import type { PluginReader } from '#sdk/storage'
import type { BandRow } from '#plugins/telecom/rating/tariff_facts'
import type { ImportPriceListInput } from '#plugins/telecom/actions/import_price_list'
import type { PriceListForm } from '#plugins/telecom/validators/price_list_validator'
import { listTariffs } from '#plugins/telecom/queries/list_tariffs'

const BAND_COLUMNS = [
  'band',
  'days',
  'calendar',
  'months',
  'month_days',
  'from_minute',
  'to_minute',
  'weight',
]

/** Names of fields with the language key of what is wrong with them. */
export type OrderProblems = { readonly [field: string]: string }

/**
 * The import that a form asks for. A new edition of a known table keeps the bands of the one before,
 * since a price list names its bands and does not define them.
 */
export async function priceListOrder(
  reader: PluginReader,
  form: PriceListForm
): Promise<{ order: ImportPriceListInput } | { problems: OrderProblems }> {
  const { validFrom, ...rest } = form
  if (!isLocalDate(validFrom)) return { problems: { validFrom: 'telecom.tariffs.bad_date' } }
  const [tariff] = await listTariffs(reader, form.code)
  const problems: Record<string, string> = {}
  if (tariff?.editions.some(({ edition }) => edition === form.edition)) {
    problems.edition = 'telecom.tariffs.edition_taken'
  }
  if (tariff && tariff.currency !== form.currency) {
    problems.currency = 'telecom.tariffs.other_currency'
  }
  if (Object.keys(problems).length > 0) return { problems }
  const bands = tariff?.editions[0] ? await bandsOf(reader, tariff.editions[0].version) : undefined
  const from = startOfLocalDay(form.timeZone, validFrom)
  return { order: { ...rest, validFrom: from, validTo: null, bands } }
}

async function bandsOf(reader: PluginReader, version: string) {
  const rows = await reader.rows('telecom_bands', { columns: BAND_COLUMNS, where: { version } })
  return rows as unknown as readonly BandRow[]
}
