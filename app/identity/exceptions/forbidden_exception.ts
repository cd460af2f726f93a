import { Exception } from '@adonisjs/core/exceptions'

/** Signed in, but the role does not include what was asked for. */
export default class ForbiddenException extends Exception {
  static status = 403
  static code = 'E_FORBIDDEN'
  static message = 'Your role does not allow this. Ask an administrator for the permission.'
}
