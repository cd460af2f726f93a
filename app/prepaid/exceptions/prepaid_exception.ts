import { Exception } from '@adonisjs/core/exceptions'
import { moneyToDecimalText } from '#kernel/money'

/** What cannot be done with prepaid money or usage. Nothing of it is stored. */
export class PrepaidException extends Exception {
  static status = 422

  static keyUsed(what: string) {
    return new PrepaidException(`This key was used for another ${what}. Use a new key.`, {
      code: 'E_KEY_USED',
      status: 409,
    })
  }

  static unknown(key: string) {
    return new PrepaidException(`There is no reservation "${key}"`, {
      code: 'E_ROW_NOT_FOUND',
      status: 404,
    })
  }

  static ended(kind: string) {
    return new PrepaidException(
      `The reservation is ${kind} already: send usage as an event of its own`,
      { code: 'E_RESERVATION_ENDED', status: 409 }
    )
  }

  static notPrepaid(metric: string) {
    return new PrepaidException(`No charge rates ${metric} of this service when it is accepted`, {
      code: 'E_NOT_PREPAID',
    })
  }

  static notRated(reason: string) {
    return new PrepaidException(`This usage has no price: ${reason}`, { code: 'E_NOT_RATED' })
  }

  static refused(detail: string) {
    return new PrepaidException(`The event was not accepted: ${detail}`, {
      code: 'E_EVENT_REFUSED',
    })
  }

  static noQuantity(quantity: number) {
    return new PrepaidException(`${quantity} is no whole quantity above zero`, {
      code: 'E_QUANTITY',
    })
  }

  static otherService() {
    return new PrepaidException('The event is of another service than the reservation', {
      code: 'E_OTHER_SERVICE',
    })
  }

  static tooManyOpen(maximum: number) {
    return new PrepaidException(`An account has at most ${maximum} open reservations`, {
      code: 'E_TOO_MANY_RESERVATIONS',
      status: 409,
    })
  }

  static noThreshold() {
    return new PrepaidException('alertBelow: a threshold is above zero; leave it out for none', {
      code: 'E_WALLET_TERMS',
    })
  }

  static noRefund(wantedMinor: bigint, possibleMinor: bigint, currency: string) {
    const text = (minor: bigint) => `${moneyToDecimalText({ minor, currency })} ${currency}`
    return new PrepaidException(
      `amount: ${text(wantedMinor)} cannot be paid back, ${text(possibleMinor)} was paid in and is left`,
      { code: 'E_REFUND' }
    )
  }

  static noGrant(what: string) {
    return new PrepaidException(what, { code: 'E_GRANT' })
  }
}

/** There is less than the hold would be. `possibleQuantity` is the most that could be reserved. */
export class BalanceTooLowException extends Exception {
  static status = 402
  static code = 'E_BALANCE_TOO_LOW'

  constructor(
    readonly wantedMinor: bigint,
    readonly availableMinor: bigint,
    readonly possibleQuantity: number,
    currency: string
  ) {
    const text = (minor: bigint) => `${moneyToDecimalText({ minor, currency })} ${currency}`
    super(
      `${text(wantedMinor)} would have to be held, ${text(availableMinor)} is available: ` +
        `enough for a quantity of ${possibleQuantity}`
    )
  }
}
