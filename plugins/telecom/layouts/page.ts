import {
  formatDecimalFixed,
  parseRational,
  rationalToDecimal,
  roundDecimal,
  roundRational,
  type Decimal,
} from '#sdk/decimal'
import { addDays } from '#sdk/time'
import type { InvoiceView, LayoutContext } from '#sdk/layout'
import { paletteOf, type Palette } from '#plugins/telecom/layouts/palette'

/** What every part of the document is composed from. */
export interface Page {
  readonly view: InvoiceView
  readonly context: LayoutContext
  readonly palette: Palette
  /** Text of a key below `telecom.invoice`. */
  readonly text: (key: string, values?: { readonly [name: string]: string | number }) => string
  /** Heading of a type of usage. */
  readonly typeName: (type: string) => string
}

/** Decimals of an event's amount on paper; the amount itself is exact. */
const FEWEST_DECIMALS = 2
const MOST_DECIMALS = 6
const KNOWN_TYPES = ['voice', 'sms', 'data']

export function pageOf(view: InvoiceView, context: LayoutContext): Page {
  return {
    view,
    context,
    palette: paletteOf(context.branding.colour),
    text: (key, values) => context.text(`telecom.invoice.${key}`, values),
    typeName: (type) => (KNOWN_TYPES.includes(type) ? context.text(`telecom.types.${type}`) : type),
  }
}

/** An exact amount in major units as it is printed beside events, with so many decimals. */
export function exactAmount({ context }: Page, amount: string, decimals: number): string {
  const shown = roundRational(parseRational(amount), decimals, 'half_up')
  const { units, scale } = rationalToDecimal(shown) as Decimal
  return context.number(formatDecimalFixed(roundDecimal({ units, scale }, decimals, 'half_up')))
}

/** How many decimals show all amounts of a list as they are, as far as paper goes. */
export function amountDecimals(items: readonly { readonly amount: string }[]): number {
  let decimals = FEWEST_DECIMALS
  for (const { amount } of items) {
    if (amount.includes('/')) return MOST_DECIMALS
    const point = amount.indexOf('.')
    if (point !== -1) decimals = Math.max(decimals, amount.length - point - 1)
  }
  return Math.min(decimals, MOST_DECIMALS)
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
