import { Exception } from '@adonisjs/core/exceptions'

/** A message, or a command of one, that cannot be booked as it stands. */
export class InboundException extends Exception {
  static status = 422
  static code = 'E_INBOUND'
}
