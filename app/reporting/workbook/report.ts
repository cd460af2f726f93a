/**
 * date: 'YYYY-MM-DD' · instant: epoch seconds · money: minor units with currency · decimal: exact
 * decimal text · integer: count · text: for people · code: digits and letters that are no number
 * (leading zeros are kept).
 */
export type ColumnType = 'date' | 'instant' | 'money' | 'decimal' | 'integer' | 'text' | 'code'

export interface MoneyCell {
  readonly minor: bigint
  readonly currency: string
}

export type CellValue = string | number | bigint | MoneyCell | null

export interface ReportColumn {
  readonly key: string
  /** As people read it, in the language of the report. */
  readonly title: string
  readonly type: ColumnType
  /** In characters; chosen by the type when not given. */
  readonly width?: number
  /** Summed below the last row, following the filter. */
  readonly total?: boolean
}

/**
 * One definition, three outputs: screen, workbook and CSV come from the same columns and cells.
 * Plugins' reports are of this form too.
 */
export interface Report<Row> {
  /** Stable name, for file names and addresses. */
  readonly code: string
  readonly title: string
  readonly columns: readonly ReportColumn[]
  /** The cells of a row in the order of the columns. */
  cells(row: Row): readonly CellValue[]
}

/** Who made it, of what and when; goes to a sheet of its own and to the file's properties. */
export interface ReportOrigin {
  readonly company: string
  readonly madeBy: string
  /** Epoch seconds. */
  readonly madeAt: number
  /** IANA zone that instants are shown in. */
  readonly timeZone: string
  /** Filters and as-of date as people read them. */
  readonly parameters: readonly { readonly label: string; readonly value: string }[]
  /** Versions of the software and its plugins. */
  readonly versions: readonly { readonly name: string; readonly version: string }[]
  /** Fixed words of the Parameters sheet in the language of the report. */
  readonly words: ReportWords
}

export interface ReportWords {
  readonly parameters: string
  readonly report: string
  readonly company: string
  readonly madeBy: string
  readonly madeAt: string
  readonly rows: string
  readonly total: string
  readonly asText: string
  readonly page: string
}
