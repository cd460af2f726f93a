import type { InvoiceLayout } from '#sdk/layout'
import { titleAndPanel } from '#plugins/standard/layouts/amount_panel'
import { closing } from '#plugins/standard/layouts/closing'
import { addressAndFacts, letterhead } from '#plugins/standard/layouts/letterhead'
import { lineTable } from '#plugins/standard/layouts/line_table'
import { pageOf } from '#plugins/standard/layouts/page'
import { footer, MARGINS, runningHead } from '#plugins/standard/layouts/page_frame'
import { totals } from '#plugins/standard/layouts/totals'

/** The house's plain document: invoice, credit note and proforma, for any industry. */
export const invoiceLayout: InvoiceLayout = {
  code: 'standard.invoice',
  revision: 1,
  languages: ['en', 'de', 'ru'],
  itemised: false,
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
      ],
      pageBreakBefore: (node, { getFollowingNodesOnPage }) =>
        node.headlineLevel === 1 && getFollowingNodesOnPage().length === 0,
    }
  },
}
