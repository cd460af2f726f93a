import { Exception } from '@adonisjs/core/exceptions'

/** Why something cannot be redeemed, ended or promised; each has a sentence in every language. */
export const REFUSALS = {
  unknown: 'There is no coupon {code}',
  taken: 'Another coupon has the code {code}: choose another one',
  closed: 'The coupon {code} was closed on {on}',
  not_yet: 'The coupon {code} may be redeemed from {on} on',
  expired: 'The coupon {code} could be redeemed up to {on}',
  effect_over: 'The coupon {code} takes nothing off from {on} on',
  used_up: 'The coupon {code} was redeemed {limit} times, which is as often as it may be',
  used_by_customer: 'This customer has redeemed the coupon {code} {limit} times, and may no more',
  currency: 'The coupon {code} is in {currency}, the account in {other}',
  not_stackable: 'The coupon {code} cannot be combined with {other}',
  before_company: 'Nothing was billed before {on}: choose that day or a later one',
  before_start: 'It starts on {on}: it cannot end before',
  ended: 'It was ended or withdrawn before',
  not_its_subscription: 'The account has no such subscription',
  order_in_past: 'Choose a day after {on}: periods that began keep their order',
  key_used: 'This request was made before with other content: use a new key',
  needed: 'It is needed here',
  not_meant: 'It is not meant for this: leave it out',
  too_small: 'It must be above zero',
  before_from: 'It must lie behind {on}',
} as const
export type Refusal = keyof typeof REFUSALS

/** Something about a coupon, commitment or order of discounts that does not hold; names the field. */
export class DiscountRefusedException extends Exception {
  static status = 422
  static code = 'E_DISCOUNT_REFUSED'

  constructor(
    readonly field: string,
    readonly refusal: Refusal,
    readonly values: Readonly<Record<string, string>> = {}
  ) {
    const sentence = REFUSALS[refusal].replace(
      /\{(\w+)\}/g,
      (_, name: string) => values[name] ?? ''
    )
    super(`${field}: ${sentence}`)
  }
}
