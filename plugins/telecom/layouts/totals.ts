import type { Content, InvoiceTaxView, TableCell } from '#sdk/layout'
import { amountText } from '#plugins/telecom/layouts/line_table'
import type { Page } from '#plugins/telecom/layouts/page'

/** Net, one row for each tax with its base, and the total; never torn apart by a page break. */
export function totals(page: Page): Content {
  const { view, palette, context, text } = page
  const taxes = view.taxes.map((tax) => taxRow(page, tax))
  const body: TableCell[][] = [
    row(text('total_net'), amountText(page, view.net)),
    ...taxes,
    [
      { text: text(`total_${view.kind}`), bold: true, fontSize: 11, color: palette.onBrand },
      {
        text: context.money(view.gross),
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
