import type { CellValue, Report, ReportColumn } from '#app/reporting/workbook/report'

/** A charge of an account under two plans, or an account that was not compared. Net minor units. */
export interface WhatIfLine {
  readonly accountNumber: string
  readonly accountName: string
  readonly chargeKey: string | null
  readonly name: string | null
  readonly currency: string
  readonly before: bigint | null
  readonly after: bigint | null
  /** As people read it. */
  readonly state: string
  readonly reason: string | null
}

/** Revenue by account and charge; `text` gives the titles: `what_if.columns.<column>`. */
export function whatIfReport(title: string, text: (key: string) => string): Report<WhatIfLine> {
  const column = (key: string, type: ReportColumn['type'], width?: number): ReportColumn => ({
    ...{ key, type, title: text(`what_if.columns.${key}`) },
    ...(width === undefined ? {} : { width }),
    ...(type === 'money' ? { total: true } : {}),
  })
  return {
    code: 'what_if',
    title,
    columns: [
      column('account', 'code'),
      column('name', 'text'),
      column('charge_key', 'code'),
      column('charge', 'text'),
      column('currency', 'code', 10),
      column('before', 'money'),
      column('after', 'money'),
      column('difference', 'money'),
      column('state', 'text', 16),
      column('reason', 'text', 60),
    ],
    cells: cellsOf,
  }
}

function cellsOf(line: WhatIfLine): readonly CellValue[] {
  const { currency, before, after } = line
  const money = (minor: bigint | null) => (minor === null ? null : { minor, currency })
  return [
    line.accountNumber,
    line.accountName,
    line.chargeKey,
    line.name,
    currency,
    money(before),
    money(after),
    money(before === null || after === null ? null : after - before),
    line.state,
    line.reason,
  ]
}
