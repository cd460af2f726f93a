import type { TDocumentDefinitions } from 'pdfmake/interfaces.js'
import type { ExplanationStep, ItemisedEvent } from './explanation.js'
import type { JsonObject } from './json.js'

/** The parts of a document definition, so that a plugin needs no renderer of its own. */
export type { Column, Content, TableCell, TDocumentDefinitions } from 'pdfmake/interfaces.js'

/** Money on a document: minor units as decimal text, so that the view stays plain data. */
export interface MoneyView {
  readonly minor: string
  readonly currency: string
}

export interface PartyView {
  readonly name: string
  readonly lines: readonly string[]
  readonly country: string
  readonly taxId: string | null
  readonly email: string | null
}

/**
 * One line as it is sealed. Legal triple: `net = round(quantity x unitPrice / baseQuantity)`;
 * a usage line is `1 x net` with the real quantity in `measured`.
 */
export interface InvoiceLineView {
  readonly position: number
  readonly description: string
  readonly serviceLabel: string | null
  readonly startsOn: string
  /** Exclusive; documents print the day before. */
  readonly endsOn: string
  readonly quantity: string
  readonly unit: string
  readonly unitPrice: string
  readonly baseQuantity: string
  readonly net: MoneyView
  readonly taxPercent: string | null
  readonly taxTreatment: string
  readonly measured: {
    readonly metric: string
    readonly quantity: number
    readonly billedQuantity: number
    readonly events: number
  } | null
  readonly display: JsonObject
}

export interface InvoiceTaxView {
  readonly treatment: string
  readonly percent: string | null
  readonly base: MoneyView
  readonly amount: MoneyView
  readonly note: string | null
}

/** Items of one line, grouped in the order of `ItemisedEvent.group`; made by replay on demand. */
export interface ItemisationView {
  readonly position: number
  readonly serviceLabel: string | null
  readonly items: readonly ItemisedEvent[]
  readonly steps: readonly ExplanationStep[]
}

/** The sealed content of an issued document, and nothing else. Amounts never change here. */
export interface InvoiceView {
  readonly kind: 'invoice' | 'credit_note' | 'proforma'
  readonly number: string
  readonly issuedOn: string
  readonly taxPointOn: string
  readonly dueOn: string
  readonly periodStartsOn: string | null
  readonly periodEndsOn: string | null
  readonly currency: string
  readonly timeZone: string
  readonly seller: PartyView & {
    readonly bank: readonly { readonly label: string; readonly value: string }[]
    readonly footer: readonly string[]
  }
  readonly buyer: PartyView & { readonly accountNumber: string }
  readonly lines: readonly InvoiceLineView[]
  readonly taxes: readonly InvoiceTaxView[]
  readonly net: MoneyView
  readonly tax: MoneyView
  readonly gross: MoneyView
  /** What credit paid in advance has paid of it when it was issued; absent: nothing. */
  readonly prepaid?: MoneyView
  readonly paymentReference: string
  readonly notes: readonly string[]
  readonly itemisation: readonly ItemisationView[]
}

export interface LayoutContext {
  readonly locale: string
  readonly pageSize: 'A4' | 'LETTER'
  readonly branding: { readonly logo: string | null; readonly colour: string }
  /** Text of a language key of the plugin, with placeholders filled. */
  text(key: string, values?: { readonly [name: string]: string | number }): string
  money(value: MoneyView): string
  /** Exact decimal text in the locale's notation. */
  number(value: string): string
  date(value: string): string
  /** Local date and time of an instant, with the given offset. */
  dateTime(epochSeconds: number, utcOffsetSeconds: number): string
  quantity(metric: string, quantity: number): string
  /** Name of a country (ISO 3166-1 alpha-2), as a letter is addressed to it. */
  country(code: string): string
}

/**
 * Composes a pdfmake document from the sealed view, purely: same view, same definition. It names
 * no file, URL, font file or attachment; the host refuses definitions that do (E_PLUGIN_CONTRACT).
 */
export interface InvoiceLayout {
  readonly code: string
  readonly revision: number
  readonly languages: readonly string[]
  /** Whether the host must replay the itemisation before composing. */
  readonly itemised: boolean
  compose(view: InvoiceView, context: LayoutContext): TDocumentDefinitions
}
