import type { Content } from '#sdk/layout'
import { printable, type Page } from '#plugins/standard/layouts/page'

/** How to pay, what the law wants to be said, and what else the sender has to say. */
export function closing(page: Page): Content[] {
  return [...payment(page), ...paragraphs(page)]
}

function payment(page: Page): Content[] {
  const { view, context, palette, text } = page
  if (view.kind === 'proforma') return [paragraph(page, text('proforma_notice'))]
  if (view.kind === 'credit_note') return [paragraph(page, text('credit_notice'))]
  if (BigInt(view.gross.minor) <= 0n) return [paragraph(page, text('nothing_due'))]
  const rows: [string, string][] = [
    ...view.seller.bank.map(({ label, value }): [string, string] => [label, value]),
    [text('reference'), view.paymentReference],
  ]
  const sentence = text('please_pay', {
    amount: context.money(view.gross),
    date: context.date(view.dueOn),
  })
  return [
    {
      unbreakable: true,
      margin: [0, 0, 0, 12],
      stack: [
        heading(page, text('payment')),
        { text: sentence, margin: [0, 0, 0, 6] },
        {
          table: {
            widths: ['auto', '*'],
            body: rows.map(([label, value]) => [
              { text: label, color: palette.muted },
              { text: value, bold: true },
            ]),
          },
          layout: {
            hLineWidth: () => 0,
            vLineWidth: () => 0,
            paddingLeft: () => 0,
            paddingRight: () => 16,
            paddingTop: () => 1.5,
            paddingBottom: () => 1.5,
          },
        },
      ],
    },
  ]
}

function paragraphs(page: Page): Content[] {
  const { view, text } = page
  const legal = [...new Set(view.taxes.flatMap(({ note }) => (note === null ? [] : [note])))]
  return [
    ...(legal.length === 0
      ? []
      : [heading(page, text('tax_notes')), ...legal.map((note) => paragraph(page, note))]),
    ...(view.notes.length === 0
      ? []
      : [heading(page, text('terms')), ...view.notes.map((note) => paragraph(page, note))]),
  ]
}

function heading({ palette }: Page, text: string): Content {
  return { text, bold: true, color: palette.brand, margin: [0, 4, 0, 4], headlineLevel: 1 }
}

function paragraph({ palette }: Page, text: string): Content {
  return {
    text: printable(text),
    fontSize: 8.5,
    lineHeight: 1.25,
    color: palette.ink,
    margin: [0, 0, 0, 6],
  }
}
