import { Exception } from '@adonisjs/core/exceptions'

/** A rule asked the as-of port for what it may not see, or for too much. */
export class FactsRefusedException extends Exception {
  static status = 500
  static code = 'E_FACTS_REFUSED'
}
