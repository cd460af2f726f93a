import { addDays } from '#sdk/time'
import type { InvoiceView, LayoutContext } from '#sdk/layout'
import { paletteOf, type Palette } from '#plugins/standard/layouts/palette'

/** What every part of the document is composed from. */
export interface Page {
  readonly view: InvoiceView
  readonly context: LayoutContext
  readonly palette: Palette
  /** Text of a key below `standard.invoice`. */
  readonly text: (key: string, values?: { readonly [name: string]: string | number }) => string
}

export function pageOf(view: InvoiceView, context: LayoutContext): Page {
  return {
    view,
    context,
    palette: paletteOf(context.branding.colour),
    text: (key, values) => context.text(`standard.invoice.${key}`, values),
  }
}

/** Half-open periods are printed with their last day; one day is printed once. */
export function periodText({ context, text }: Page, startsOn: string, endsOn: string): string {
  const last = lastDay(startsOn, endsOn)
  return last === startsOn
    ? context.date(startsOn)
    : text('period', { from: context.date(startsOn), to: context.date(last) })
}

function lastDay(startsOn: string, endsOn: string): string {
  return endsOn > startsOn ? addDays(endsOn, -1) : startsOn
}

/** The longest run of letters without a place to break, in characters. */
const LONGEST_RUN = 24

/**
 * Typed text as it may be printed: control characters are dropped, and words that no column could
 * hold get invisible places to break, so that they never push the amounts off the page.
 */
export function printable(text: string): string {
  return text
    .replaceAll(/\p{Cc}/gu, ' ')
    .replaceAll(new RegExp(`\\S{${LONGEST_RUN}}(?=\\S)`, 'gu'), (run) => `${run}\u200b`)
}
