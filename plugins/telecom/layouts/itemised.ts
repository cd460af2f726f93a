import type { InvoiceLayout } from '#sdk/layout'
import { titleAndPanel } from '#plugins/telecom/layouts/amount_panel'
import { closing } from '#plugins/telecom/layouts/closing'
import { itemisation } from '#plugins/telecom/layouts/itemisation'
import { addressAndFacts, letterhead } from '#plugins/telecom/layouts/letterhead'
import { lineTable } from '#plugins/telecom/layouts/line_table'
import { pageOf } from '#plugins/telecom/layouts/page'
import { footer, MARGINS, runningHead } from '#plugins/telecom/layouts/page_frame'
import { totals } from '#plugins/telecom/layouts/totals'

/**
 * An invoice for numbers: the lines of each number, then every call, message and connection grouped
 * by number, type and country, with subtotals that add up to the lines.
 */
export const itemisedLayout: InvoiceLayout = {
  code: 'telecom.itemised',
  revision: 1,
  languages: ['en', 'de', 'ru'],
  itemised: true,
  compose(view, context) {
    const page = pageOf(view, context)
    return {
      pageMargins: MARGINS,
      defaultStyle: { fontSize: 9, color: page.palette.ink, lineHeight: 1.1 },
      header: (number) => runningHead(page, number),
      footer: (number, count) => footer(page, number, count),
      content: [
        letterhead(page),
        addressAndFacts(page),
        ...titleAndPanel(page),
        lineTable(page),
        totals(page),
        ...closing(page),
        ...itemisation(page),
      ],
      pageBreakBefore: (node, { getFollowingNodesOnPage }) =>
        node.headlineLevel === 1 && getFollowingNodesOnPage().length === 0,
    }
  },
}
