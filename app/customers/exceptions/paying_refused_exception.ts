import { Exception } from '@adonisjs/core/exceptions'

/** Why an account cannot be paid, or billed, so; each has a sentence in every language. */
export const PAYING_REFUSALS = {
  unknown: 'There is no such account',
  itself: 'An account pays for itself when no payer is named',
  currency: 'Account {number} is in {currency}, this one in {other}: both need one currency',
  country:
    'The customer of {number} is in {country}, this one in {other}: its documents would be taxed there',
  paid_itself: 'Account {number} is itself paid by another one then: name that one',
  pays_others: 'This account pays for {number} then: it cannot be paid by another one',
  too_many: 'An account pays for at most {limit} others',
  too_old: 'Days before {on} are billed and closed to changes: choose that day or a later one',
} as const
export type PayingRefusal = keyof typeof PAYING_REFUSALS

/** Something about who pays, documents or purchase orders that does not hold; names the field. */
export class PayingRefusedException extends Exception {
  static status = 422
  static code = 'E_PAYING_REFUSED'

  constructor(
    readonly field: string,
    readonly refusal: PayingRefusal,
    readonly values: Readonly<Record<string, string>> = {}
  ) {
    const sentence = PAYING_REFUSALS[refusal].replace(
      /\{(\w+)\}/g,
      (_, name: string) => values[name] ?? ''
    )
    super(`${field}: ${sentence}`)
  }
}
