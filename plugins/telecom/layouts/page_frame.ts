import type { Column, Content } from '#sdk/layout'
import type { Page } from '#plugins/telecom/layouts/page'

/** Left, top, right and bottom margin in points; the right one is also that of the frame. */
export const MARGINS: [number, number, number, number] = [56, 54, 56, 68]

/** From the second page on: whose document it is, should the pages get apart. */
export function runningHead(page: Page, number: number): Content {
  if (number === 1) return ''
  const { view, palette, context, text } = page
  const title = `${text(`title_${view.kind}`)} ${view.number} · ${context.date(view.issuedOn)}`
  return {
    margin: [MARGINS[0], 24, MARGINS[2], 0],
    table: {
      widths: ['*', 'auto'],
      body: [
        [
          { text: view.seller.name, bold: true, fontSize: 8, color: palette.brand },
          { text: title, fontSize: 8, color: palette.muted, alignment: 'right' },
        ],
      ],
    },
    layout: ruled((line) => (line === 1 ? 0.5 : 0), palette.hairline),
  }
}

/** The sender's legal particulars in columns, and the number of the page. */
export function footer(page: Page, number: number, count: number): Content {
  const { view, palette, text } = page
  const { footer: lines } = view.seller
  const perColumn = lines.length <= 3 ? 1 : lines.length <= 6 ? 2 : 3
  const columns: Column[] = []
  for (let start = 0; start < lines.length; start += perColumn) {
    columns.push({
      width: 'auto',
      stack: lines.slice(start, start + perColumn).map((line) => ({ text: line })),
    })
  }
  return {
    margin: [MARGINS[0], 14, MARGINS[2], 0],
    table: {
      widths: ['*', 'auto'],
      body: [
        [
          { columns, columnGap: 22 },
          { text: text('page', { number, count }), alignment: 'right', noWrap: true },
        ],
      ],
    },
    fontSize: 7,
    color: palette.muted,
    layout: ruled((line) => (line === 0 ? 0.5 : 0), palette.hairline),
  }
}

function ruled(width: (line: number) => number, colour: string) {
  return {
    hLineWidth: width,
    hLineColor: () => colour,
    vLineWidth: () => 0,
    paddingLeft: () => 0,
    paddingRight: () => 0,
    paddingTop: () => 6,
    paddingBottom: () => 6,
  }
}
