import { formatDecimal, parseDecimal } from '#sdk/decimal'
import { isLocalDate, startOfLocalDay } from '#sdk/time'
import { DESTINATION_KINDS } from '#plugins/telecom/rating/voice_terms'
import { createTimeReader } from '#plugins/telecom/usage/row_time'
import { countryOfPrefix, kindOfDestination } from './destination_of_prefix.js'
import type { PriceColumn } from './price_columns.js'
import type { PriceListOptions } from './parse_price_list.js'

/** One row of a price list. Amounts are canonical decimal text, instants epoch seconds. */
export interface PriceEntry {
  readonly row: number
  readonly destination: string
  readonly prefix: string
  readonly match: 'prefix' | 'exact'
  readonly country: string
  readonly kind: string
  readonly status: 'priced' | 'unpriced' | 'hidden' | 'forbidden' | 'discontinued'
  /** Null when the list names no price. */
  readonly rate: string | null
  readonly first: number
  readonly following: number
  readonly connectFee: string
  readonly minimumCharge: string
  readonly validFrom: number | null
  readonly validTo: number | null
  readonly band: string | null
}

export interface PriceProblem {
  readonly row: number
  readonly problem: string
}

const STATUSES = new Map<string, PriceEntry['status']>([
  ...['', 'current', 'active', 'new', 'increase', 'decrease', 'unchanged', 'change', 'priced'].map(
    (word) => [word, 'priced'] as const
  ),
  ...['blocked', 'forbidden'].map((word) => [word, 'forbidden'] as const),
  ...['discontinued', 'closed', 'deleted', 'expired', 'removed'].map(
    (word) => [word, 'discontinued'] as const
  ),
  ['hidden', 'hidden'],
  ['unpriced', 'unpriced'],
])

const NO_AMOUNT = '0'

/** A function that reads the fields of one row. */
export function createPriceRowReader(
  columns: Readonly<Record<PriceColumn, number>>,
  options: PriceListOptions
): (fields: readonly string[], row: number) => PriceEntry | PriceProblem {
  const readInstant = createInstantReader(options.timeZone)
  return (fields, row) => {
    const cell = (column: PriceColumn) =>
      columns[column] === -1 ? '' : fields[columns[column]].trim()
    const destination = cell('destination')
    if (destination === '') return { row, problem: 'The destination has no name.' }
    const prefix = readPrefix(cell('prefix'), cell('match'))
    if (prefix === null) return { row, problem: `"${cell('prefix')}" is no prefix.` }
    const first = readIncrement(cell('first'), options.increments.first)
    const following = readIncrement(cell('following'), options.increments.following)
    if (first === null || following === null) {
      return { row, problem: 'An increment is a whole number of seconds above zero.' }
    }
    const amounts = [cell('rate'), cell('connect_fee'), cell('minimum_charge')].map(readAmount)
    if (amounts.includes(undefined)) {
      return { row, problem: 'An amount is a number of zero or more with up to nine decimals.' }
    }
    const status = STATUSES.get(cell('status').toLowerCase())
    if (status === undefined) return { row, problem: `The status "${cell('status')}" is unknown.` }
    const validFrom = readInstant(cell('valid_from'))
    const validTo = readInstant(cell('valid_to'))
    if (Number.isNaN(validFrom) || Number.isNaN(validTo)) {
      return { row, problem: 'A date is written like 2026-09-01 or 2026-09-01 00:00:00.' }
    }
    const kind = cell('kind').toLowerCase() || kindOfDestination(destination, prefix.text)
    if (!DESTINATION_KINDS.some((known) => known === kind)) {
      return { row, problem: `The kind "${kind}" is unknown.` }
    }
    const country = cell('country').toUpperCase() || countryOfPrefix(prefix)
    if (!/^(?:[A-Z]{2})?$/.test(country)) return { row, problem: `"${country}" is no country.` }
    const [rate, connectFee, minimumCharge] = amounts as (string | null)[]
    return {
      row,
      destination,
      prefix: prefix.text,
      match: prefix.match,
      country,
      kind,
      status: rate === null && status === 'priced' ? 'unpriced' : status,
      rate,
      first,
      following,
      connectFee: connectFee ?? NO_AMOUNT,
      minimumCharge: minimumCharge ?? NO_AMOUNT,
      validFrom,
      validTo,
      band: cell('band') === '' ? null : cell('band'),
    }
  }
}

/** Digits are a prefix; star codes and names, and what the list says, are matched as a whole. */
function readPrefix(
  text: string,
  match: string
): { text: string; match: PriceEntry['match'] } | null {
  if (text === '*any') return { text: '', match: 'prefix' }
  const plain = text.replace(/[\s-]/g, '').replace(/^\+/, '').toUpperCase()
  if (/^\d{1,15}$/.test(plain)) {
    return { text: plain, match: match.toLowerCase() === 'exact' ? 'exact' : 'prefix' }
  }
  return /^[0-9A-Z*#._]{1,32}$/.test(plain) ? { text: plain, match: 'exact' } : null
}

function readIncrement(text: string, fallback: number): number | null {
  if (text === '') return fallback
  const value = /^\d{1,10}$/.test(text) ? Number(text) : 0
  return value > 0 ? value : null
}

/** Null for an empty cell, undefined for what is no amount. A comma may stand for the point. */
function readAmount(text: string): string | null | undefined {
  if (text === '') return null
  const plain = text.replace(',', '.')
  return /^\d{1,12}(?:\.\d{1,9})?$/.test(plain) ? formatDecimal(parseDecimal(plain)) : undefined
}

/** Null for an empty cell, NaN for what is no date. */
function createInstantReader(timeZone: string): (text: string) => number | null {
  const times = createTimeReader({ dateFormats: [], zone: timeZone, offset: null })
  const known = new Map<string, number>()
  return (text) => {
    if (text === '') return null
    let instant = known.get(text)
    if (instant === undefined) {
      instant = isLocalDate(text) ? startOfLocalDay(timeZone, text) : times.read(text)
      known.set(text, instant < 0 ? Number.NaN : instant)
    }
    return known.get(text) as number
  }
}
