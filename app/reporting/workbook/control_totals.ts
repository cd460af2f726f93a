import { moneyToDecimalText } from '#kernel/money'
import type { CellValue, MoneyCell, ReportColumn } from '#app/reporting/workbook/report'

/** Exact sums of the columns that have totals, by currency; what a workbook is checked against. */
export class ControlTotals {
  readonly #sums = new Map<string, Map<string, bigint>>()

  constructor(private readonly columns: readonly ReportColumn[]) {
    for (const { key } of this.#summed()) this.#sums.set(key, new Map())
  }

  add(cells: readonly CellValue[]): void {
    for (const [index, column] of this.columns.entries()) {
      const value = cells[index]
      if (column.total !== true || value === null) continue
      const { unit, amount } = amountOf(value)
      const sums = this.#sums.get(column.key)!
      sums.set(unit, (sums.get(unit) ?? 0n) + amount)
    }
  }

  /** Currencies (or '' for counts) seen in a column, in order of appearance. */
  unitsOf(key: string): readonly string[] {
    return [...(this.#sums.get(key)?.keys() ?? [])]
  }

  /** Exact decimal text. */
  textOf(key: string, unit: string): string {
    const sum = this.#sums.get(key)!.get(unit)!
    return unit === '' ? sum.toString() : moneyToDecimalText({ minor: sum, currency: unit })
  }

  #summed(): readonly ReportColumn[] {
    return this.columns.filter((column) => column.total === true)
  }
}

/** Only money and counts are summed: decimals of any scale have no total that means something. */
function amountOf(value: CellValue): { unit: string; amount: bigint } {
  if (typeof value === 'object') {
    const { minor, currency } = value as MoneyCell
    return { unit: currency, amount: minor }
  }
  return { unit: '', amount: BigInt(value) }
}
