/**
 * A typed column of a report. Money is given as whole minor units beside its currency; dates as calendar
 * dates; instants as epoch milliseconds. Null leaves the cell empty.
 */
export type ReportColumn<Row> = {
  /** Language key of the heading. */
  readonly label: string
  readonly width?: number
} & (
  | { readonly kind: 'text'; readonly value: (row: Row) => string | null }
  | { readonly kind: 'date'; readonly value: (row: Row) => string | null }
  | { readonly kind: 'instant'; readonly value: (row: Row) => number | null }
  | { readonly kind: 'integer'; readonly value: (row: Row) => number | null; readonly total?: true }
  | {
      readonly kind: 'money'
      readonly value: (row: Row) => { readonly minor: bigint; readonly currency: string } | null
      readonly total?: true
    }
)

/** A report as a sheet or a file of text: what it is called, its columns, and what it was asked for with. */
export interface ReportHead<Row> {
  readonly title: string
  readonly columns: readonly ReportColumn<Row>[]
  /** Headings in the reader's language, in the order of the columns. */
  readonly headings: readonly string[]
  /** Company, who, when, filters: pairs for the sheet of parameters. */
  readonly parameters: readonly (readonly [name: string, value: string])[]
  readonly parametersTitle: string
  readonly totalLabel: string
}

const FORMULA = /^[=+\-@\t\r\n]/

/** Text that a spreadsheet would take for a formula. */
export function looksLikeFormula(text: string) {
  return FORMULA.test(text)
}
