import { Exception } from '@adonisjs/core/exceptions'

/** An account that must not be billed without somebody looking at it; it is parked with the reason. */
export class HeldForReviewException extends Exception {
  static status = 422
  static code = 'E_HELD_FOR_REVIEW'

  constructor(
    readonly reason: string,
    message: string
  ) {
    super(message)
  }
}
