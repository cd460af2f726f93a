import { CSV_ROLES, findColumns, type ColumnIndexes, type CsvRole } from './csv_columns.js'
import type { CsvOptions } from './csv_options.js'
import { splitFields } from './split_fields.js'

/** Options that lack nothing, with the columns they lead to. */
export interface CompletedCsv {
  readonly options: CsvOptions
  readonly delimiter: string
  readonly columnCount: number
  readonly columns: ColumnIndexes
  /** Roles without which no record can be made. */
  readonly missing: readonly string[]
  /** True when a column was found by what the first row holds, not by a heading. */
  readonly byValue: boolean
}

/** The order of our own files, for rows without any heading. */
const OWN_ORDER: readonly CsvRole[] = ['origin_id', 'type', 'caller', 'called', 'start', 'quantity']

/** Finds delimiter, column count and columns from the heading and the first row. */
export function completeCsvOptions(head: string, options: CsvOptions): CompletedCsv {
  const lines = head.split(/\r?\n/).filter((line) => line.trim() !== '')
  const first = lines[0] ?? ''
  const delimiter = options.delimiter === 'auto' ? guessDelimiter(first) : options.delimiter
  const cells = splitFields(first, delimiter) ?? []
  const second = lines[1] === undefined ? null : splitFields(lines[1], delimiter)
  const columns = options.header
    ? findColumns(cells, options.columns, second)
    : columnsWithoutHeader(options)
  const byHeading = options.header ? findColumns(cells, options.columns, null) : columns
  const columnCount = options.column_count ?? cells.length
  return {
    delimiter,
    columns,
    columnCount,
    missing: missingRoles(columns),
    byValue: CSV_ROLES.some((role) => columns[role] !== byHeading[role]),
    options: {
      ...options,
      delimiter: delimiter as CsvOptions['delimiter'],
      column_count: columnCount,
      columns: Object.fromEntries(
        CSV_ROLES.map((role) => [role, columns[role] === -1 ? null : `${columns[role] + 1}`])
      ) as CsvOptions['columns'],
    },
  }
}

export function hasUsableColumns(completed: CompletedCsv): boolean {
  return completed.missing.length === 0 && completed.columnCount > 1
}

function columnsWithoutHeader(options: CsvOptions): ColumnIndexes {
  if (CSV_ROLES.some((role) => options.columns[role] !== null)) {
    return findColumns([], options.columns, null)
  }
  return Object.fromEntries(
    CSV_ROLES.map((role) => [role, OWN_ORDER.indexOf(role)])
  ) as ColumnIndexes
}

function missingRoles(columns: ColumnIndexes): string[] {
  const missing: string[] = []
  if (columns.caller === -1) missing.push('caller')
  if (columns.start === -1) missing.push('start')
  if (columns.quantity === -1 && columns.end === -1) missing.push('quantity')
  return missing
}

/** The delimiter that stands most often in the line; a comma when none does. */
function guessDelimiter(line: string): string {
  let best = ','
  let most = 0
  for (const delimiter of [',', ';', '\t', '|']) {
    const count = line.split(delimiter).length - 1
    if (count > most) {
      best = delimiter
      most = count
    }
  }
  return best
}
