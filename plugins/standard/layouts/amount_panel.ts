import type { Content, TableCell } from '#sdk/layout'
import { dueOf } from '#plugins/standard/layouts/totals'
import { periodText, type Page } from '#plugins/standard/layouts/page'

/** The title, and below it what most readers look for: how much, until when, for what. */
export function titleAndPanel(page: Page): Content[] {
  const { view, palette, text } = page
  return [
    {
      text: [
        { text: text(`title_${view.kind}`), color: palette.ink, bold: true },
        { text: `  ${view.number}`, color: palette.muted },
      ],
      fontSize: 19,
      margin: [0, 0, 0, 10],
    },
    panel(page),
  ]
}

function panel(page: Page): Content {
  const { view, context, palette, text } = page
  const cells: TableCell[] = [
    {
      stack: [
        label(page, text(`amount_${view.kind}`)),
        { text: context.money(dueOf(view)), fontSize: 16, bold: true, color: palette.brand },
      ],
    },
  ]
  if (view.kind === 'invoice') cells.push(fact(page, text('due_on'), context.date(view.dueOn)))
  if (view.periodStartsOn !== null && view.periodEndsOn !== null) {
    const period = periodText(page, view.periodStartsOn, view.periodEndsOn)
    cells.push(fact(page, text('period_label'), period))
  }
  return {
    table: {
      widths: ['*', ...cells.slice(1).map(() => 'auto' as const)],
      body: [cells],
    },
    layout: {
      fillColor: () => palette.tint,
      hLineWidth: () => 0,
      vLineWidth: (column) => (column === 0 ? 3 : 0),
      vLineColor: () => palette.brand,
      paddingLeft: (column) => (column === 0 ? 14 : 20),
      paddingRight: () => 14,
      paddingTop: () => 11,
      paddingBottom: () => 9,
    },
    margin: [0, 0, 0, 18],
  }
}

function fact(page: Page, name: string, value: string): TableCell {
  return { stack: [label(page, name), { text: value, fontSize: 10.5, margin: [0, 3, 0, 0] }] }
}

function label({ palette }: Page, text: string): Content {
  return { text, fontSize: 8, color: palette.muted, margin: [0, 0, 0, 2] }
}
