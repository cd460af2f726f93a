import { Exception } from '@adonisjs/core/exceptions'

/** A change of a subscription that its life or an earlier request does not allow. */
export class ChangeRefusedException extends Exception {
  static status = 422
  static code = 'E_CHANGE_REFUSED'
}
