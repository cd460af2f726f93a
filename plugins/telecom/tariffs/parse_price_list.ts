import { PluginError } from '#sdk/errors'
import { splitFields } from '#plugins/telecom/usage/split_fields'
import { findPriceColumns } from './price_columns.js'
import { createPriceRowReader, type PriceEntry, type PriceProblem } from './price_row.js'

export interface PriceListOptions {
  /** IANA zone of the dates in the list. */
  readonly timeZone: string
  /** Increments of rows that name none. */
  readonly increments: { readonly first: number; readonly following: number }
}

/** What a price list says, and what of it cannot be used. */
export interface PriceList {
  readonly entries: readonly PriceEntry[]
  readonly problems: readonly PriceProblem[]
  readonly unpriced: number
}

const MAXIMUM_ROWS = 1000000
const MAXIMUM_PROBLEMS = 1000

/**
 * Reads an A-Z price list: a heading, then one prefix a row. A row without a rate is kept as
 * unpriced, so that calls there are held and never free. Refused are increments of zero, prefixes
 * that are none, and a prefix that stands twice for one time and band.
 * Throws E_PRICE_LIST when the list as a whole cannot be read.
 */
export function parsePriceList(text: string, options: PriceListOptions): PriceList {
  const lines = text.replace(/^\ufeff/, '').split(/\r?\n/)
  const headingIndex = lines.findIndex((line) => line.trim() !== '')
  const delimiter = delimiterOf(lines[headingIndex] ?? '')
  const headings = splitFields(lines[headingIndex] ?? '', delimiter) ?? []
  const columns = findPriceColumns(headings)
  if (columns.prefix === -1 || columns.rate === -1 || columns.destination === -1) {
    throw new PluginError(
      'E_PRICE_LIST',
      'The heading of the price list must name destination, prefix and rate.'
    )
  }
  if (lines.length > MAXIMUM_ROWS) {
    throw new PluginError('E_PRICE_LIST', `A price list has at most ${MAXIMUM_ROWS} rows.`)
  }
  const readRow = createPriceRowReader(columns, options)
  const collected = new Collected()
  for (let index = headingIndex + 1; index < lines.length; index++) {
    if (lines[index].trim() === '') continue
    const fields = splitFields(lines[index], delimiter)
    if (fields === null || fields.length !== headings.length) {
      collected.problem({ row: index + 1, problem: 'The row has another number of columns.' })
      continue
    }
    const entry = readRow(fields, index + 1)
    if ('problem' in entry) collected.problem(entry)
    else collected.entry(entry)
  }
  return collected
}

class Collected implements PriceList {
  readonly entries: PriceEntry[] = []
  readonly problems: PriceProblem[] = []
  unpriced = 0
  readonly #seen = new Map<string, PriceEntry[]>()

  problem(problem: PriceProblem): void {
    if (this.problems.length < MAXIMUM_PROBLEMS) this.problems.push(problem)
  }

  entry(entry: PriceEntry): void {
    const key = `${entry.match} ${entry.prefix} ${entry.band ?? ''}`
    const others = this.#seen.get(key)
    const twin = others?.find((other) => overlap(other, entry))
    if (twin !== undefined) {
      const problem = `The prefix ${entry.prefix} stands already in row ${twin.row}.`
      return this.problem({ row: entry.row, problem })
    }
    if (others === undefined) this.#seen.set(key, [entry])
    else others.push(entry)
    if (entry.rate === null) this.unpriced++
    this.entries.push(entry)
  }
}

function overlap(left: PriceEntry, right: PriceEntry): boolean {
  const from = Math.max(left.validFrom ?? -Infinity, right.validFrom ?? -Infinity)
  const to = Math.min(left.validTo ?? Infinity, right.validTo ?? Infinity)
  return from < to
}

function delimiterOf(heading: string): string {
  const counts = [',', ';', '\t', '|'].map((delimiter) => heading.split(delimiter).length)
  return [',', ';', '\t', '|'][counts.indexOf(Math.max(...counts))]
}
