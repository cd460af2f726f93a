import { Exception } from '@adonisjs/core/exceptions'

/** A charge that cannot be asked for, or taken back. */
export class ChargeRequestException extends Exception {
  static code = 'E_CHARGE_REQUEST'
  static status = 422

  static keyUsed() {
    return new ChargeRequestException('This key was used for another charge', {
      code: 'E_KEY_USED',
      status: 409,
    })
  }
}
