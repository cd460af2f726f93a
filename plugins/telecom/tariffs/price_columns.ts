/** Columns of a price list. Only destination, prefix and rate must be there. */
export const PRICE_COLUMNS = [
  'destination',
  'prefix',
  'first',
  'following',
  'rate',
  'connect_fee',
  'minimum_charge',
  'status',
  'valid_from',
  'valid_to',
  'country',
  'kind',
  'match',
  'band',
] as const
export type PriceColumn = (typeof PRICE_COLUMNS)[number]

/** Headings that carriers use, in lower case with one underscore for whatever is no letter or digit. */
const HEADINGS: Record<PriceColumn, readonly string[]> = {
  destination: ['destination', 'destination_name', 'name', 'description', 'country_destination'],
  prefix: ['prefix', 'code', 'dial_code', 'dialcode', 'dialing_code', 'area_code', 'number'],
  first: ['first_interval', 'first_increment', 'initial_increment', 'interval_1', 'min_duration'],
  following: ['sub_interval', 'next_interval', 'following_increment', 'interval_n', 'increment'],
  rate: ['rate', 'price', 'rate_per_minute', 'price_per_minute', 'rate_min', 'cost'],
  connect_fee: ['connect_fee', 'connection_fee', 'setup_fee', 'connect_charge'],
  minimum_charge: ['minimum_charge', 'min_charge', 'minimum_price'],
  status: ['status', 'state', 'change'],
  valid_from: ['start_date', 'valid_from', 'effective_date', 'effective_from', 'effective', 'from'],
  valid_to: ['end_date', 'valid_to', 'valid_until', 'expiry_date', 'effective_to', 'to'],
  country: ['country', 'country_code', 'iso', 'country_iso'],
  kind: ['kind', 'type', 'destination_type'],
  match: ['match', 'match_kind'],
  band: ['band', 'time_band', 'time_class', 'period'],
}

/** Index of each column, -1 where the list has none. */
export function findPriceColumns(headings: readonly string[]): Record<PriceColumn, number> {
  const names = headings.map((text) =>
    text
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '_')
      .replace(/^_+|_+$/g, '')
  )
  const entries = PRICE_COLUMNS.map((column): [PriceColumn, number] => {
    const known = HEADINGS[column].find((heading) => names.includes(heading))
    return [column, known === undefined ? -1 : names.indexOf(known)]
  })
  return Object.fromEntries(entries) as Record<PriceColumn, number>
}
