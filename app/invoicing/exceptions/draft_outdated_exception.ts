import { Exception } from '@adonisjs/core/exceptions'

/** A draft no longer fits what it was made from; it is never issued, the account is parked. */
export class DraftOutdatedException extends Exception {
  static status = 409
  static code = 'E_DRAFT_OUTDATED'
}
