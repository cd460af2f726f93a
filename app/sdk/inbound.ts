import type { JsonObject } from './json.js'

/**
 * Whose money, or whose share: the number of an account of the company, as it is printed on
 * documents.
 */
export interface AccountReference {
  readonly account: string
}

/**
 * What is owed: an open item, by the number of the document it is for, the position of the line
 * (0 for an item of the whole document), and who owes it. The host takes the item of that account
 * with the lowest responsibility rank that is still open.
 */
export interface ItemReference extends AccountReference {
  readonly document: string
  readonly line: number
}

/** Amounts are exact decimal text in major units with no more digits than the currency has: '12.50'. */
export type AmountText = string

/** Money that came in, or nothing ('0') when a payer settled and kept it. Once per `key`. */
export interface PaymentCommand extends AccountReference {
  readonly type: 'payment'
  /** Names the payment for the other commands of the message. */
  readonly key: string
  readonly amount: AmountText
  readonly currency: string
  readonly receivedOn: string
  readonly method: string
  readonly reference: string
  /** Where the money is; the company's bank when left out. */
  readonly ledgerCode?: string
}

/**
 * What a payer says about one item: how much of it is paid by `payment`, what it is adjusted by
 * (positive lowers, negative raises what is owed), and who owes which part next. All of it is
 * booked together, or nothing. A later reversal names it by `reference`, which is the sender's own
 * name of this decision.
 */
export interface SettleCommand {
  readonly type: 'settle'
  readonly reference: string
  readonly item: ItemReference
  readonly payment: string
  /** '0' when nothing was paid. */
  readonly paid: AmountText
  readonly adjustments: readonly {
    /** `<plugin>.<code>`, at most 60 characters. */
    readonly reason: string
    readonly amount: AmountText
    readonly ledgerCode?: string
  }[]
  readonly transfers: readonly (AccountReference & {
    readonly reason: string
    readonly amount: AmountText
    /** Due on this day; as the item was when left out. */
    readonly dueOn?: string
  })[]
}

/**
 * A part of a payment that names no item: interest, a balance that is recovered from this payment or
 * carried on to the next. Positive uses money of the payment, negative adds what was kept from it:
 * payment = what was settled + these rows + what is left.
 */
export interface RowCommand {
  readonly type: 'row'
  readonly payment: string
  readonly reason: string
  readonly amount: AmountText
  readonly reference: string
  /** The account of balances with payers when left out. */
  readonly ledgerCode?: string
}

/**
 * Takes an earlier decision back, by the `reference` it was settled under: items are open again,
 * transferred parts come home, and the money is taken out of `payment`.
 */
export interface ReverseCommand {
  readonly type: 'reverse'
  readonly reference: string
  readonly payment: string
  readonly reason: string
}

export type InboundCommand = PaymentCommand | SettleCommand | RowCommand | ReverseCommand

/**
 * What a message says, as commands, in any order: the host books payments first, then what is taken
 * back, then what adds money, then what is settled, then what uses the rest.
 */
export interface InboundMessage {
  readonly commands: readonly InboundCommand[]
  /** Facts to show with the message; no names of persons. */
  readonly summary: JsonObject
}

/**
 * Reads messages that come in once: remittances, statements of a bank, answers of a market.
 *
 * The host stores the raw message first (once by its hash, encrypted), then reads it, purely: the
 * same text gives the same commands. A message that is broken, or whose figures do not add up, is
 * refused with a PluginError whose message says what is wrong; it is stored and shown, so it quotes
 * no person. Nothing of a refused message is booked. Each command of another is booked once,
 * whatever is repeated or interrupted; one that cannot be (an item that nobody knows) is held with
 * its reason and leaves the payment's money unapplied.
 */
export interface InboundReader {
  readonly code: string
  readonly revision: number
  /** Language key of the name. */
  readonly label: string
  read(text: string): InboundMessage
}
