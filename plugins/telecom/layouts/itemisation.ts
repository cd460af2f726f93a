import type { Content, TableCell } from '#sdk/layout'
import type { ItemisedEvent } from '#sdk/explanation'
import { byNumber, byType, subtotalOf, type TypeGroup } from '#plugins/telecom/layouts/item_groups'
import { amountDecimals, exactAmount, printable, type Page } from '#plugins/telecom/layouts/page'

const COLUMNS = 6
/** Fixed, so that the columns of all tables stand below one another on A4 and letter paper. */
const WIDTHS = [84, 76, '*', 50, 42, 60]

/** Every event of the document, from a new page on; nothing when there is none. */
export function itemisation(page: Page): Content[] {
  const numbers = byNumber(page.view.itemisation)
  if (numbers.length === 0) return []
  const { palette, text } = page
  return [
    {
      text: text('itemisation'),
      fontSize: 15,
      bold: true,
      color: palette.ink,
      pageBreak: 'before',
      margin: [0, 0, 0, 4],
    },
    { text: text('itemisation_note'), fontSize: 8, color: palette.muted, margin: [0, 0, 0, 12] },
    ...numbers.flatMap((number) => [
      numberHeading(page, number.label, number.items),
      ...byType(number.items).map((group) => typeTable(page, group)),
    ]),
  ]
}

function numberHeading(page: Page, label: string | null, items: readonly ItemisedEvent[]): Content {
  const { palette, text } = page
  const { count, amount } = subtotalOf(items)
  return {
    table: {
      widths: ['*', 'auto', 'auto'],
      body: [
        [
          { text: printable(label ?? text('account_lines')), bold: true, fontSize: 11 },
          { text: text('events', { count }), fontSize: 8, color: palette.muted },
          {
            text: exactAmount(page, amount, amountDecimals(items)),
            bold: true,
            fontSize: 11,
            alignment: 'right',
          },
        ],
      ],
    },
    layout: {
      fillColor: () => palette.tint,
      hLineWidth: () => 0,
      vLineWidth: (line) => (line === 0 ? 3 : 0),
      vLineColor: () => palette.brand,
      paddingLeft: () => 10,
      paddingRight: () => 4,
      paddingTop: () => 6,
      paddingBottom: () => 5,
    },
    headlineLevel: 1,
    margin: [0, 6, 0, 6],
  }
}

/** One table for a type, with a row above the events of each country. */
function typeTable(page: Page, group: TypeGroup): Content {
  const { palette } = page
  const headings = new Set<number>()
  const body: TableCell[][] = [headRow(page, group.type)]
  const decimals = amountDecimals(group.countries.flatMap(({ items }) => items))
  for (const { country, items } of group.countries) {
    headings.add(body.length)
    const isOnly = country === '' && group.countries.length === 1
    body.push(countryRow(page, isOnly ? null : country, items, decimals))
    for (const item of items) body.push(itemRow(page, item, decimals))
  }
  return {
    table: {
      headerRows: 1,
      keepWithHeaderRows: 2,
      dontBreakRows: true,
      widths: WIDTHS,
      body,
    },
    fontSize: 7.5,
    lineHeight: 1,
    layout: {
      hLineWidth: (row, node) =>
        row === 1 ? 1 : row === 0 || row === node.table.body.length ? 0 : 0.3,
      hLineColor: (row) => (row === 1 ? palette.brand : palette.hairline),
      vLineWidth: () => 0,
      paddingLeft: (column) => (column === 0 ? 4 : 9),
      paddingRight: (column) => (column === COLUMNS - 1 ? 4 : 0),
      paddingTop: (row) => (headings.has(row) ? 5 : 2),
      paddingBottom: () => 2,
    },
    margin: [0, 0, 0, 10],
  }
}

function headRow(page: Page, type: string): TableCell[] {
  const { palette, text } = page
  const cell = (value: string, alignment: 'left' | 'right'): TableCell => ({
    text: value,
    alignment,
    bold: true,
    color: palette.muted,
    noWrap: true,
  })
  return [
    { text: page.typeName(type), bold: true, color: palette.brand, fontSize: 8.5, noWrap: true },
    cell(text('called'), 'left'),
    cell(text('destination'), 'left'),
    cell(text('measured'), 'right'),
    cell(text('billed'), 'right'),
    cell(text('amount', { currency: page.view.currency }), 'right'),
  ]
}

/** `country` is null where the type knows no countries: then the row is its total. */
function countryRow(
  page: Page,
  country: string | null,
  items: readonly ItemisedEvent[],
  decimals: number
): TableCell[] {
  const { context, text } = page
  const { quantity, billed, amount } = subtotalOf(items)
  const { metric } = items[0]
  const right = (value: string): TableCell => ({
    text: value,
    bold: true,
    alignment: 'right',
    noWrap: true,
  })
  const count = text('events', { count: items.length })
  const name = country === '' || country === null ? text('no_country') : context.country(country)
  return [
    { text: country === null ? count : `${name} · ${count}`, bold: true, colSpan: 3 },
    '',
    '',
    right(context.quantity(metric, quantity)),
    right(context.quantity(metric, billed)),
    right(exactAmount(page, amount, decimals)),
  ]
}

function itemRow(page: Page, item: ItemisedEvent, decimals: number): TableCell[] {
  const { context } = page
  const right = (value: string): TableCell => ({ text: value, alignment: 'right', noWrap: true })
  return [
    { text: context.dateTime(item.occurredAt, item.utcOffsetSeconds), noWrap: true },
    { text: numberText(item.dimension), noWrap: true },
    { text: printable(item.label) },
    right(context.quantity(item.metric, item.quantity)),
    right(context.quantity(item.metric, item.billedQuantity)),
    right(exactAmount(page, item.amount, decimals)),
  ]
}

/** International numbers get their plus; short numbers, codes and names stand as dialled. */
function numberText(dimension: string): string {
  return /^\d{7,15}$/.test(dimension) ? `+${dimension}` : printable(dimension)
}
