import { Exception } from '@adonisjs/core/exceptions'

/** Accounts that cannot share state. */
export class GroupRefusedException extends Exception {
  static status = 422
  static code = 'E_GROUP_REFUSED'
}
