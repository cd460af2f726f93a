import type { CellValue, Report, ReportColumn } from '#app/reporting/workbook/report'

/** A tax that occurs in the register: it gets a column of its own. */
export interface RegisterTax {
  /** Unique in the report, for example 'DE VAT standard 19'. */
  readonly key: string
  /** As people read it, for example 'VAT 19 % DE'. */
  readonly title: string
}

/** One issued document. Minor amounts are in the document's currency. */
export interface RegisterRow {
  readonly number: string
  /** As people read it. */
  readonly kind: string
  readonly issuedOn: string
  readonly dueOn: string
  readonly accountNumber: string
  readonly customerName: string
  readonly country: string
  readonly taxId: string | null
  readonly currency: string
  readonly netMinor: bigint
  /** By the key of `RegisterTax`; a tax the document does not have is left out. */
  readonly taxes: ReadonlyMap<string, bigint>
  readonly taxMinor: bigint
  readonly grossMinor: bigint
  readonly openMinor: bigint
  /** As people read it. */
  readonly state: string
  readonly runId: number | null
}

/**
 * The invoice register: every issued document of a period with its taxes, one column per tax and
 * rate. `text` gives the titles: `reports.invoice_register.<column>`.
 */
export function invoiceRegister(
  taxes: readonly RegisterTax[],
  text: (key: string) => string
): Report<RegisterRow> {
  const title = (column: string) => text(`reports.invoice_register.${column}`)
  const column = (key: string, type: ReportColumn['type'], width?: number): ReportColumn => ({
    key,
    title: title(key),
    type,
    ...(width === undefined ? {} : { width }),
    ...(type === 'money' ? { total: true } : {}),
  })
  return {
    code: 'invoice_register',
    title: title('title'),
    columns: [
      column('number', 'code'),
      column('kind', 'text', 14),
      column('issued_on', 'date'),
      column('due_on', 'date'),
      column('account', 'code'),
      column('customer', 'text'),
      column('country', 'code', 9),
      column('tax_id', 'code'),
      column('currency', 'code', 10),
      column('net', 'money'),
      ...taxes.map((tax): ReportColumn => {
        return { key: `tax ${tax.key}`, title: tax.title, type: 'money', total: true }
      }),
      column('tax', 'money'),
      column('gross', 'money'),
      column('open', 'money'),
      column('state', 'text', 14),
      column('run', 'integer', 8),
    ],
    cells: (row) => cellsOf(row, taxes),
  }
}

function cellsOf(row: RegisterRow, taxes: readonly RegisterTax[]): readonly CellValue[] {
  const { currency } = row
  const money = (minor: bigint) => ({ minor, currency })
  return [
    row.number,
    row.kind,
    row.issuedOn,
    row.dueOn,
    row.accountNumber,
    row.customerName,
    row.country,
    row.taxId,
    currency,
    money(row.netMinor),
    ...taxes.map(({ key }) => {
      const minor = row.taxes.get(key)
      return minor === undefined ? null : money(minor)
    }),
    money(row.taxMinor),
    money(row.grossMinor),
    money(row.openMinor),
    row.state,
    row.runId,
  ]
}
