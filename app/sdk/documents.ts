import type { InvoiceLineView, InvoiceTaxView, MoneyView, PartyView } from './layout.js'
import type { JsonObject } from './json.js'

/**
 * What a kind of document is in the books; data, fixed for as long as there are documents of it.
 *
 * `code` is stored with each document: `<plugin>.<name>`, at most 20 characters. Each kind has a
 * number series of its own, `<series>-<year>-<running number>`; `series` is 1 to 10 upper-case
 * letters or digits and belongs to no other kind.
 *
 * `posts`: an issued document has a journal entry. `items` says what is owed by it: one open item
 * of its gross ('document'), one for each line with the line's share of the tax ('line'), none of
 * its own but a list of those of others ('lists'), or none at all. Only what posts makes items.
 *
 * `supersedes` and `voids` name the kinds whose documents one of this kind may take the place of,
 * or cancel; each document is superseded or voided once.
 *
 * `shownAs` is how layouts draw it; null for a kind that only channels write.
 */
export interface DocumentKind {
  readonly code: string
  /** Language key of the singular name. */
  readonly label: string
  readonly posts: boolean
  readonly series: string
  readonly items: 'document' | 'line' | 'lists' | 'none'
  readonly supersedes: readonly string[]
  readonly voids: readonly string[]
  readonly shownAs: 'invoice' | 'credit_note' | 'proforma' | null
}

/** What a document says, before and after it has a number. Amounts never change here. */
export interface DocumentContent {
  readonly kind: string
  readonly currency: string
  readonly timeZone: string
  readonly locale: string
  /** Half-open local dates. */
  readonly startsOn: string
  readonly endsOn: string
  readonly seller: PartyView
  readonly buyer: PartyView & { readonly accountNumber: string }
  readonly lines: readonly InvoiceLineView[]
  readonly taxes: readonly InvoiceTaxView[]
  readonly net: MoneyView
  readonly tax: MoneyView
  readonly gross: MoneyView
}

/** An open item as a document lists it: as it stood when the document was issued. */
export interface ListedItemView {
  readonly position: number
  /** Number and line of the document that the item is for; line 0 is the whole document. */
  readonly documentNumber: string
  readonly line: number
  readonly description: string
  readonly dueOn: string
  readonly amount: MoneyView
  readonly open: MoneyView
}

/** How a document stands to an earlier one. */
export interface DocumentLinkView {
  readonly relation: 'supersedes' | 'voids' | 'corrects'
  readonly number: string
}

/** The sealed content of an issued document. */
export interface DocumentView extends DocumentContent {
  readonly number: string
  readonly issuedOn: string
  readonly dueOn: string
  readonly listed: readonly ListedItemView[]
  readonly links: readonly DocumentLinkView[]
}

/** Why a draft must be looked at by a person: `<plugin>.<REASON>`, at most 40 characters. */
export interface DocumentFinding {
  readonly reason: string
  /** A sentence for a clerk: what is wrong and what to do. */
  readonly message: string
  readonly detail: JsonObject
}

/**
 * Looks at each draft of its kinds before it is numbered, purely: same draft, same findings. A
 * draft with findings is held back: its account is parked with the first reason, and nothing of it
 * is issued. Errors: a throw parks the account as E_PLUGIN_FAILED.
 */
export interface DocumentCheck {
  readonly code: string
  readonly revision: number
  /** Codes of kinds, or all of them. */
  readonly kinds: readonly string[] | 'any'
  check(draft: DocumentContent): readonly DocumentFinding[]
}

/** A text as it is sent: what it is called, what it is, what it says. */
export interface TextForm {
  /** Letters, digits, dot, minus and underscore; at most 120 characters. */
  readonly fileName: string
  readonly text: string
}

/**
 * Writes an issued document as text for a machine (a claim, an e-invoice, a bank's file), purely:
 * the same view gives the same text. The host stores it once with its hash; a later revision
 * writes new documents only.
 */
export interface Channel {
  readonly code: string
  readonly revision: number
  /** Language key of the name. */
  readonly label: string
  /** Codes of kinds that it can write, or all of them. */
  readonly kinds: readonly string[] | 'any'
  /** 'text/plain', 'application/xml', ... */
  readonly mediaType: string
  write(view: DocumentView): TextForm
}
