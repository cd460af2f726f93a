import { Exception } from '@adonisjs/core/exceptions'
import { moneyToDecimalText } from '#kernel/money'

/** A movement of receivables that must not happen. Nothing of it is stored. */
export class ReceivableException extends Exception {
  static status = 422

  static overOpen(itemId: number, wanted: bigint, open: bigint, currency: string) {
    const text = (minor: bigint) => `${moneyToDecimalText({ minor, currency })} ${currency}`
    return new ReceivableException(
      `Open item ${itemId} has ${text(open)} open: ${text(wanted)} cannot be taken from it`,
      { code: 'E_OPEN_AMOUNT', status: 409 }
    )
  }

  static overUnapplied(paymentId: number, wanted: bigint, left: bigint, currency: string) {
    const text = (minor: bigint) => `${moneyToDecimalText({ minor, currency })} ${currency}`
    return new ReceivableException(
      `Payment ${paymentId} has ${text(left)} left: ${text(wanted)} cannot be used`,
      { code: 'E_UNAPPLIED_AMOUNT', status: 409 }
    )
  }

  static otherCurrency(what: string, is: string, wanted: string) {
    return new ReceivableException(`${what} is in ${is}, not in ${wanted}`, {
      code: 'E_OTHER_CURRENCY',
    })
  }

  static notAnAmount(what: string) {
    return new ReceivableException(`${what} must be above zero`, { code: 'E_NO_AMOUNT' })
  }

  static noCredit(itemId: number) {
    return new ReceivableException(`Open item ${itemId} is owed by the company, not to it`, {
      code: 'E_CREDIT_ITEM',
    })
  }

  static reversed(movementId: number) {
    return new ReceivableException(`Movement ${movementId} is reversed already`, {
      code: 'E_REVERSED',
      status: 409,
    })
  }

  static reversedMeanwhile() {
    return new ReceivableException('Somebody else reversed a part of this at the same time', {
      code: 'E_REVERSED',
      status: 409,
    })
  }

  static noReason(text: string) {
    return new ReceivableException(
      `"${text}" is no reason: reasons are "<namespace>.<code>" in lower case, such as core.allowance`,
      { code: 'E_REASON_CODE' }
    )
  }

  static notReversible(movementId: number, kind = 'reversal') {
    return new ReceivableException(
      `Movement ${movementId} is a ${kind}, which is not reversed: make another movement instead`,
      { code: 'E_NOT_REVERSIBLE' }
    )
  }

  static keyUsed(operation: string) {
    return new ReceivableException(
      `This key was used for another ${operation}. Use a new key for something new.`,
      { code: 'E_KEY_USED', status: 409 }
    )
  }
}
