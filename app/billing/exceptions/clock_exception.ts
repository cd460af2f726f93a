import { Exception } from '@adonisjs/core/exceptions'

/** A move of a test clock that is refused; `field` is the input that is wrong. */
export class ClockException extends Exception {
  static status = 422
  static code = 'E_TEST_CLOCK'

  constructor(
    readonly field: 'to',
    message: string
  ) {
    super(message)
  }
}
