import { Exception } from '@adonisjs/core/exceptions'

/** A posting on a day that is closed. */
export class PeriodClosedException extends Exception {
  static status = 409
  static code = 'E_PERIOD_CLOSED'

  constructor(postedOn: string, closedThroughOn: string) {
    super(`The books are closed through ${closedThroughOn}: post on a later day than ${postedOn}`)
  }
}
