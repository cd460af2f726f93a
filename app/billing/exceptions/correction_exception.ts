import { Exception } from '@adonisjs/core/exceptions'

/** A step of a correction that may not be done as things stand; `field` is what it is about, if any. */
export class CorrectionException extends Exception {
  static status = 409
  static code = 'E_CORRECTION'

  constructor(
    message: string,
    readonly field: string | null = null
  ) {
    super(message)
  }
}
