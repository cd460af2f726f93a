import { Exception } from '@adonisjs/core/exceptions'

/** A plan version on which nobody may be put on that day. */
export class VersionClosedException extends Exception {
  static status = 422
  static code = 'E_VERSION_CLOSED'
}
