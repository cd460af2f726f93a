import type { Content, TableCell } from '#sdk/layout'
import type { InvoiceTaxView, InvoiceView, MoneyView } from '#sdk/layout'
import { amountText } from '#plugins/standard/layouts/line_table'
import type { Page } from '#plugins/standard/layouts/page'

/** Net, one row for each tax with its base, and the total; never torn apart by a page break. */
export function totals(page: Page): Content {
  const { view, palette, context, text } = page
  const taxes = view.taxes.map((tax) => taxRow(page, tax))
  const body: TableCell[][] = [
    row(text('total_net'), amountText(page, view.net)),
    ...taxes,
    ...prepaidRows(page),
    [
      {
        text: text(view.prepaid ? 'total_due' : `total_${view.kind}`),
        bold: true,
        fontSize: 11,
        color: palette.onBrand,
      },
      {
        text: context.money(dueOf(view)),
        bold: true,
        fontSize: 11,
        alignment: 'right',
        noWrap: true,
        color: palette.onBrand,
      },
    ],
  ]
  return {
    columns: [
      { width: '*', text: '' },
      {
        width: 290,
        table: { widths: ['*', 'auto'], body, dontBreakRows: true },
        layout: {
          hLineWidth: (line) => (line > 0 && line < body.length - 1 ? 0.5 : 0),
          hLineColor: () => palette.hairline,
          vLineWidth: () => 0,
          fillColor: (line) => (line === body.length - 1 ? palette.brand : null),
          paddingLeft: () => 10,
          paddingRight: (column) => (column === 1 ? 4 : 0),
          paddingTop: (line) => (line === body.length - 1 ? 7 : 4.5),
          paddingBottom: (line) => (line === body.length - 1 ? 7 : 4.5),
        },
      },
    ],
    unbreakable: true,
    margin: [0, 0, 0, 20],
  }
}

/** What is left to pay of a document of which credit has paid a part. */
export function dueOf({ gross, prepaid }: InvoiceView): MoneyView {
  if (prepaid === undefined) return gross
  return { ...gross, minor: String(BigInt(gross.minor) - BigInt(prepaid.minor)) }
}

function prepaidRows(page: Page): TableCell[][] {
  const { view, text } = page
  if (view.prepaid === undefined) return []
  const paid = { ...view.prepaid, minor: `-${view.prepaid.minor}` }
  return [
    row(text('total_gross'), amountText(page, view.gross)),
    row(text('paid_by_credit'), amountText(page, paid)),
  ]
}

function taxRow(page: Page, tax: InvoiceTaxView): TableCell[] {
  const { context, text } = page
  const base = amountText(page, tax.base)
  const label =
    tax.percent === null
      ? text(`tax_${tax.treatment}`, { base })
      : text('tax_rated', { percent: context.number(tax.percent), base })
  return row(label, amountText(page, tax.amount))
}

function row(label: string, amount: string): TableCell[] {
  return [{ text: label }, { text: amount, alignment: 'right', noWrap: true }]
}
