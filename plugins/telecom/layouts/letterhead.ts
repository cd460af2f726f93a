import type { Column, Content, PartyView } from '#sdk/layout'
import { printable, type Page } from '#plugins/telecom/layouts/page'

/** Who sends the document: the logo or the name to the left, the address to the right. */
export function letterhead(page: Page): Content {
  const { view, palette } = page
  const { seller } = view
  return {
    columns: [
      mark(page),
      {
        width: 210,
        alignment: 'right',
        fontSize: 8,
        lineHeight: 1.25,
        color: palette.muted,
        stack: [
          { text: seller.name, bold: true, color: palette.ink },
          ...seller.lines.map((line) => ({ text: line })),
          ...(seller.taxId === null ? [] : [{ text: page.text('tax_id', { id: seller.taxId }) }]),
          ...(seller.email === null ? [] : [{ text: seller.email }]),
        ],
      },
    ],
    columnGap: 24,
    margin: [0, 0, 0, 26],
  }
}

function mark({ view, context, palette }: Page): Column {
  const { logo } = context.branding
  if (logo !== null) return { width: '*', stack: [{ image: logo, fit: [210, 46] }] }
  return {
    width: '*',
    text: printable(view.seller.name),
    fontSize: 17,
    bold: true,
    color: palette.brand,
  }
}

/** The address field of a window envelope to the left, the facts of the document to the right. */
export function addressAndFacts(page: Page): Content {
  return {
    columns: [
      { width: '*', stack: addressField(page) },
      { width: 228, stack: [facts(page)] },
    ],
    columnGap: 24,
    margin: [0, 0, 0, 22],
  }
}

function addressField({ view, context, palette }: Page): Content[] {
  const { seller, buyer } = view
  const isAbroad = buyer.country !== seller.country
  return [
    {
      text: [seller.name, ...seller.lines].join(' · '),
      fontSize: 6.5,
      color: palette.muted,
      margin: [0, 0, 12, 7],
    },
    { text: printable(buyer.name), bold: true, fontSize: 10.5, lineHeight: 1.2 },
    ...addressLines(buyer, isAbroad ? context.country(buyer.country) : null),
  ]
}

function addressLines(buyer: PartyView, country: string | null): Content[] {
  const lines = country === null ? buyer.lines : [...buyer.lines, country.toUpperCase()]
  return lines.map((line) => ({ text: printable(line), fontSize: 10, lineHeight: 1.2 }))
}

function facts(page: Page): Content {
  const { view, context, palette, text } = page
  const rows: [label: string, value: string][] = [
    [text('number'), view.number],
    [text('issued_on'), context.date(view.issuedOn)],
    ...(view.taxPointOn === view.issuedOn
      ? []
      : ([[text('tax_point_on'), context.date(view.taxPointOn)]] as [string, string][])),
    [text('account'), view.buyer.accountNumber],
  ]
  if (view.buyer.taxId !== null) rows.push([text('buyer_tax_id'), view.buyer.taxId])
  return {
    table: {
      widths: ['auto', '*'],
      body: rows.map(([label, value]) => [
        { text: label, color: palette.muted, fontSize: 8.5 },
        { text: value, alignment: 'right', fontSize: 9 },
      ]),
    },
    layout: {
      hLineWidth: (row, node) => (row === 0 || row === node.table.body.length ? 0 : 0.5),
      hLineColor: () => palette.hairline,
      vLineWidth: () => 0,
      paddingLeft: () => 0,
      paddingRight: () => 0,
      paddingTop: () => 3.5,
      paddingBottom: () => 3.5,
    },
  }
}
