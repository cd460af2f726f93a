import type { CellValue, ColumnType } from '#app/reporting/workbook/report'

/** A column of a list that is taken away as a file. */
export interface ListColumn<Row> {
  /** Language key of the heading. */
  readonly label: string
  readonly kind: ColumnType
  readonly width?: number
  readonly total?: true
  readonly value: (row: Row) => CellValue
}
