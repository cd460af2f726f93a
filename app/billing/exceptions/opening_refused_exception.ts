import { Exception } from '@adonisjs/core/exceptions'

/** An opening position that does not fit what is known of a charge. */
export class OpeningRefusedException extends Exception {
  static status = 422
  static code = 'E_OPENING_REFUSED'
}
