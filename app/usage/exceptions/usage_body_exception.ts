import { Exception } from '@adonisjs/core/exceptions'

/** The body of a request is no list of events in a form that is known. */
export class UsageBodyException extends Exception {
  static status = 422
  static code = 'E_USAGE_BODY'
}
