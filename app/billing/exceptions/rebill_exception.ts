import { Exception } from '@adonisjs/core/exceptions'

/** A document that cannot be taken back and billed again; the message says why and what to do. */
export class RebillException extends Exception {
  static status = 422
  static code = 'E_REBILL'
}
