import { moneyToDecimalText } from '#sdk/money'
import type { Content, InvoiceLineView, MoneyView, TableCell } from '#sdk/layout'
import { periodText, printable, type Page } from '#plugins/telecom/layouts/page'

const COLUMNS = 5
/** UN/ECE Recommendation 20: "one"; a number of pieces needs no unit beside it. */
const ONE = 'C62'

/** All lines, under a heading for each service when there is more than one. */
export function lineTable(page: Page): Content {
  const { palette } = page
  const groups = groupByService(page.view.lines)
  const headed = groups.some((group) => group.label !== null)
  const headings = new Set<number>()
  const body: TableCell[][] = [headRow(page)]
  for (const group of groups) {
    if (headed) {
      headings.add(body.length)
      body.push(headingRow(page, group))
    }
    body.push(...group.lines.map((line) => lineRow(page, line)))
  }
  return {
    table: {
      headerRows: 1,
      dontBreakRows: true,
      keepWithHeaderRows: 1,
      widths: ['*', 'auto', 'auto', 'auto', 'auto'],
      body,
    },
    layout: {
      hLineWidth: (row, node) =>
        row === 1 || row === node.table.body.length ? 1 : row === 0 ? 0 : 0.5,
      hLineColor: (row) => (row === 1 ? palette.brand : palette.hairline),
      vLineWidth: () => 0,
      fillColor: (row) => (headings.has(row) ? palette.tint : null),
      paddingLeft: (column) => (column === 0 ? 4 : 10),
      paddingRight: (column) => (column === COLUMNS - 1 ? 4 : 0),
      paddingTop: () => 5,
      paddingBottom: () => 5,
    },
    margin: [0, 0, 0, 14],
  }
}

function headRow({ view, palette, text }: Page): TableCell[] {
  const cell = (value: string, alignment: 'left' | 'right'): TableCell => ({
    text: value,
    alignment,
    fontSize: 8,
    bold: true,
    color: palette.muted,
    noWrap: true,
  })
  return [
    cell(text('description'), 'left'),
    cell(text('quantity'), 'right'),
    cell(text('unit_price'), 'right'),
    cell(text('tax'), 'right'),
    cell(text('net', { currency: view.currency }), 'right'),
  ]
}

function headingRow(page: Page, group: ServiceGroup): TableCell[] {
  const label = printable(group.label ?? page.text('account_lines'))
  return [
    { text: label, bold: true, fontSize: 9, colSpan: COLUMNS - 1 },
    '',
    '',
    '',
    { text: amountText(page, sumOf(group.lines)), bold: true, fontSize: 9, alignment: 'right' },
  ]
}

function lineRow(page: Page, line: InvoiceLineView): TableCell[] {
  const { palette } = page
  const number = (text: string): TableCell => ({ text, alignment: 'right', noWrap: true })
  return [
    {
      stack: [
        { text: printable(line.description) },
        ...detailTexts(page, line).map((text) => ({
          text,
          fontSize: 7.5,
          color: palette.muted,
          margin: [0, 1.5, 0, 0] as [number, number, number, number],
        })),
      ],
    },
    number(quantityText(page, line)),
    number(line.measured === null ? page.context.number(line.unitPrice) : ''),
    number(taxText(page, line)),
    number(amountText(page, line.net)),
  ]
}

/**
 * Under the description: the days of the line where they are not those of the whole document, and
 * how many records a measured quantity was counted from.
 */
function detailTexts(page: Page, line: InvoiceLineView): string[] {
  const { view, text } = page
  const { startsOn, endsOn, measured } = line
  const own = startsOn !== view.periodStartsOn || endsOn !== view.periodEndsOn
  const parts = own ? [periodText(page, startsOn, endsOn)] : []
  if (measured !== null && measured.events > 0)
    parts.push(text('events', { count: measured.events }))
  return parts.length === 0 ? [] : [parts.join(' · ')]
}

function quantityText({ context }: Page, line: InvoiceLineView): string {
  const { measured, quantity, unit } = line
  if (measured !== null) return context.quantity(measured.metric, measured.billedQuantity)
  return unit === ONE ? context.number(quantity) : `${context.number(quantity)} ${unit}`
}

function taxText({ context, text }: Page, line: InvoiceLineView): string {
  return line.taxPercent === null
    ? text(`short_${line.taxTreatment}`)
    : text('percent', { percent: context.number(line.taxPercent) })
}

export function amountText({ context }: Page, money: MoneyView): string {
  const { minor, currency } = money
  return context.number(moneyToDecimalText({ minor: BigInt(minor), currency }))
}

interface ServiceGroup {
  readonly label: string | null
  readonly lines: InvoiceLineView[]
}

/** Lines of one service stay together in the order of its first line. */
function groupByService(lines: readonly InvoiceLineView[]): ServiceGroup[] {
  const groups = new Map<string | null, InvoiceLineView[]>()
  for (const line of lines) {
    const known = groups.get(line.serviceLabel)
    if (known === undefined) groups.set(line.serviceLabel, [line])
    else known.push(line)
  }
  return [...groups].map(([label, members]) => ({ label, lines: members }))
}

function sumOf(lines: readonly InvoiceLineView[]): MoneyView {
  const minor = lines.reduce((sum, line) => sum + BigInt(line.net.minor), 0n)
  return { minor: minor.toString(), currency: lines[0].net.currency }
}
